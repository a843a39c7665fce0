package org.tileindex.raster.source;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// The proxies that the system names: by the JVM's properties (`https.proxyHost` and others), else by the environment
/// as curl and GDAL read it: `https_proxy`, `http_proxy`, `all_proxy`, and `no_proxy` for hosts to be reached directly.
/// This machine itself is always reached directly.
final class SystemProxies extends ProxySelector {
    private final Map<String, URI> proxies;
    private final List<String> direct;

    private SystemProxies(Map<String, URI> proxies, List<String> direct) {
        this.proxies = proxies;
        this.direct = direct;
    }

    /// @param environment the variables of the process
    /// @throws TileIndexException E010 if a variable does not name an HTTP proxy
    static SystemProxies of(Map<String, String> environment) throws TileIndexException {
        Optional<URI> https = proxy(environment, "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");
        // As in curl, there is no HTTP_PROXY: a web server would let its clients set that by a header `Proxy`.
        Optional<URI> http = proxy(environment, "http_proxy", "all_proxy", "ALL_PROXY");
        Map<String, URI> proxies = https.map(uri ->
                        http.map(other -> Map.of("https", uri, "http", other)).orElse(Map.of("https", uri)))
                .orElseGet(() -> http.map(uri -> Map.of("http", uri)).orElse(Map.of()));
        String direct = first(environment, "no_proxy", "NO_PROXY")
                .map(name -> environment.getOrDefault(name, ""))
                .orElse("");
        return new SystemProxies(
                proxies,
                Stream.of(direct.split("[,\\s]+"))
                        .filter(host -> !host.isEmpty())
                        .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                        .toList());
    }

    /// The first of these variables that has a value.
    private static Optional<String> first(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst();
    }

    private static Optional<URI> proxy(Map<String, String> environment, String... names) throws TileIndexException {
        Optional<String> name = first(environment, names);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String value = environment.getOrDefault(name.get(), "").strip();
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            if (uri.getHost() != null && "http".equalsIgnoreCase(uri.getScheme())) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException e) {
            // The message quotes the value, which may have a password in it.
        }
        throw new TileIndexException(
                ErrorCode.E010_INPUT,
                "the environment variable %s does not name an HTTP proxy".formatted(name.get()),
                "Write it as http://HOST:PORT.");
    }

    @Override
    public List<Proxy> select(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        ProxySelector ofJvm = ProxySelector.getDefault();
        if (System.getProperty(scheme + ".proxyHost") != null || proxies.isEmpty()) {
            return ofJvm == null ? List.of(Proxy.NO_PROXY) : ofJvm.select(uri);
        }
        URI proxy = proxies.get(scheme);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (proxy == null || isDirect(host, uri.getPort())) {
            return List.of(Proxy.NO_PROXY);
        }
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port(proxy))));
    }

    private static int port(URI proxy) {
        return proxy.getPort() < 0 ? 80 : proxy.getPort();
    }

    private boolean isDirect(String host, int port) {
        return host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || direct.stream()
                        .anyMatch(name -> name.equals("*")
                                || host.equals(name)
                                || host.endsWith("." + name)
                                || (host + ":" + port).equals(name));
    }

    /// Gives the name and password of a proxy, from its variable, to that proxy alone.
    Optional<Authenticator> login() {
        List<URI> named = proxies.values().stream()
                .filter(proxy -> proxy.getUserInfo() != null)
                .toList();
        return named.isEmpty() ? Optional.empty() : Optional.of(new Login(named));
    }

    private static final class Login extends Authenticator {
        private final List<URI> proxies;

        Login(List<URI> proxies) {
            this.proxies = proxies;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            for (URI proxy : proxies) {
                boolean same =
                        getRequestingHost().equalsIgnoreCase(proxy.getHost()) && getRequestingPort() == port(proxy);
                if (getRequestorType() == RequestorType.PROXY && same) {
                    String[] login = proxy.getUserInfo().split(":", 2);
                    return new PasswordAuthentication(login[0], login[login.length - 1].toCharArray());
                }
            }
            return super.getPasswordAuthentication();
        }
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {
        // The request fails and is repeated; a proxy that is down is not taken off the list.
    }
}
