package org.tileindex.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// The files of a folder by HTTP/1.1, and by HTTP/2 over TLS.
final class WebServers implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String PASSWORD = "changeit";

    private final Server server = new Server();
    private final ServerConnector plain = new ServerConnector(server);
    private final ServerConnector encrypted;
    private final Path keys;
    private final SSLContext before = SSLContext.getDefault();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /// Starts both, and has this JVM trust the certificate of the second.
    ///
    /// @param files what is served
    /// @param work where a key may be written
    WebServers(Path files, Path work) throws Exception {
        keys = writeKey(work.resolve("key.p12"));
        encrypted = http2();
        for (ServerConnector connector : List.of(plain, encrypted)) {
            connector.setHost(HOST);
            server.addConnector(connector);
        }
        ResourceHandler content = new ResourceHandler();
        content.setBaseResourceAsString(files.toString());
        content.setEtags(true);
        server.setHandler(new Handler.Wrapper(content) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                requests.add(request.getMethod() + " "
                        + request.getConnectionMetaData().getProtocol());
                return super.handle(request, response, callback);
            }
        });
        server.start();
        SSLContext.setDefault(trust());
    }

    private ServerConnector http2() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server secrets = new SslContextFactory.Server();
        secrets.setKeyStorePath(keys.toString());
        secrets.setKeyStorePassword(PASSWORD);
        ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory("h2");
        return new ServerConnector(
                server,
                new SslConnectionFactory(secrets, choice.getProtocol()),
                choice,
                new HTTP2ServerConnectionFactory(configuration),
                new HttpConnectionFactory(configuration));
    }

    private static Path writeKey(Path store) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:" + HOST,
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        Path log = Files.createTempFile("keytool", ".txt");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("keytool ended with %d: %s".formatted(code, Files.readString(log)));
        }
        Files.delete(log);
        return store;
    }

    private SSLContext trust() throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            own.load(in, PASSWORD.toCharArray());
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(own);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    String http1(String file) {
        return "http://%s:%d/%s".formatted(HOST, plain.getLocalPort(), file);
    }

    String http2(String file) {
        return "https://%s:%d/%s".formatted(HOST, encrypted.getLocalPort(), file);
    }

    /// The requests so far, as `GET HTTP/2.0`.
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws Exception {
        SSLContext.setDefault(before);
        server.stop();
    }
}
