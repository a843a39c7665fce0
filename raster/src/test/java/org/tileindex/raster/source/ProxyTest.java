package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.tileindex.raster.source.WebContent.FAR;
import static org.tileindex.raster.source.WebContent.HASTY;
import static org.tileindex.raster.source.WebContent.assertBytes;
import static org.tileindex.raster.source.WebContent.assertFault;

import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

class ProxyTest {
    private static final String FILE = "http://raster.invalid/a.tif";

    @Test
    void aFileIsReadThroughTheProxyOfTheEnvironment() throws Exception {
        try (WebServer proxy = new WebServer(WebContent.bytes());
                Sources sources = new Sources(HASTY, Map.of("http_proxy", "127.0.0.1:" + proxy.port()));
                ByteSource source = sources.open(FILE)) {
            assertBytes(FAR, source.read(FAR));
            assertEquals(
                    List.of(FILE, FILE),
                    proxy.requests().stream().map(WebServer.Request::path).toList());
        }
    }

    @Test
    void aProxyThatAsksForANameGetsIt() throws Exception {
        try (WebServer proxy = new WebServer(WebContent.bytes())) {
            proxy.answering((exchange, number) -> {
                exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"p\"");
                boolean known = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Proxy-Authorization"))
                        .equals(Optional.of("Basic bWU6czNjcmV0"));
                return !known && WebServer.status(exchange, 407);
            });
            Map<String, String> environment = Map.of("http_proxy", "http://me:s3cret@127.0.0.1:" + proxy.port());
            try (Sources sources = new Sources(HASTY, environment);
                    ByteSource source = sources.open(FILE)) {
                assertBytes(FAR, source.read(FAR));
            }
        }
    }

    @Test
    void aProxyThatRefusesTheNameIsToldAsSuch() throws Exception {
        try (WebServer proxy = new WebServer(WebContent.bytes())) {
            proxy.answering((exchange, number) -> {
                exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"p\"");
                return WebServer.status(exchange, 407);
            });
            Map<String, String> environment = Map.of("http_proxy", "http://me:s3cret@127.0.0.1:" + proxy.port());
            try (Sources sources = new Sources(HASTY, environment)) {
                assertFault(
                        ErrorCode.E015_SOURCE,
                        FILE + ": the server or the proxy refuses the name and password",
                        () -> sources.open(FILE));
            }
        }
    }

    /// The name and password of the proxy are not for the server.
    @Test
    void aServerBehindAProxyThatAsksForANameIsToldAsSuch() throws Exception {
        try (WebServer proxy = new WebServer(WebContent.bytes())) {
            proxy.answering((exchange, number) -> {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"p\"");
                return WebServer.status(exchange, 401);
            });
            Map<String, String> environment = Map.of("http_proxy", "http://me:s3cret@127.0.0.1:" + proxy.port());
            try (Sources sources = new Sources(HASTY, environment)) {
                assertFault(
                        ErrorCode.E015_SOURCE,
                        FILE + ": the server or the proxy refuses the name and password",
                        () -> sources.open(FILE));
            }
        }
    }

    @Test
    void aProxyThatRefusesIsToldAsSuch() throws Exception {
        try (WebServer proxy = new WebServer(WebContent.bytes());
                Sources sources = new Sources(HASTY, Map.of("http_proxy", "127.0.0.1:" + proxy.port()))) {
            proxy.answering((exchange, number) -> WebServer.status(exchange, 407));
            assertFault(ErrorCode.E015_SOURCE, FILE + ": the server answers 407", () -> sources.open(FILE));
        }
    }

    @Test
    void eachSchemeHasItsVariable() throws Exception {
        SystemProxies proxies =
                SystemProxies.of(Map.of("https_proxy", "http://one:1", "http_proxy", "two:2", "all_proxy", "three:3"));
        assertEquals("one:1", choice(proxies, "https://host/a"));
        assertEquals("two:2", choice(proxies, "http://host/a"));
        SystemProxies all = SystemProxies.of(Map.of("ALL_PROXY", "http://three"));
        assertEquals("three:80", choice(all, "https://host/a"));
        assertEquals("three:80", choice(all, "http://host/a"));
        assertEquals("direct", choice(SystemProxies.of(Map.of("HTTP_PROXY", "two:2")), "http://host/a"));
    }

    @Test
    void hostsOfNoProxyAndThisMachineAreReachedDirectly() throws Exception {
        SystemProxies proxies =
                SystemProxies.of(Map.of("http_proxy", "p:1", "no_proxy", "one.org, .two.org,*.three.org four.org:81"));
        for (String direct : List.of("one.org", "a.one.org", "TWO.org", "a.two.org", "b.three.org", "four.org:81")) {
            assertEquals("direct", choice(proxies, "http://" + direct + "/a"), direct);
        }
        for (String direct : List.of("localhost", "127.0.0.1", "[::1]")) {
            assertEquals("direct", choice(proxies, "http://" + direct + "/a"), direct);
        }
        for (String through : List.of("one.org.uk", "xone.org", "four.org", "org")) {
            assertEquals("p:1", choice(proxies, "http://" + through + "/a"), through);
        }
        assertEquals("direct", choice(SystemProxies.of(Map.of("http_proxy", "p:1", "NO_PROXY", "*")), "http://host/a"));
    }

    @Test
    void aProxyOfAnotherKindIsRefusedWithoutItsPassword() {
        for (String proxy : List.of("socks5://me:s3cret@p:1", "http://me:s3cret@", "http://me:s3cret@p q")) {
            TileIndexException e = assertFault(
                    ErrorCode.E010_INPUT,
                    "the environment variable ALL_PROXY does not name an HTTP proxy",
                    () -> SystemProxies.of(Map.of("ALL_PROXY", proxy)));
            assertFalse(String.valueOf(e.getMessage()).contains("s3cret"), e::toString);
        }
    }

    private static String choice(SystemProxies proxies, String address) {
        Proxy proxy = proxies.select(URI.create(address)).get(0);
        return proxy.equals(Proxy.NO_PROXY)
                ? "direct"
                : String.valueOf(proxy.address()).replace("/<unresolved>", "");
    }
}
