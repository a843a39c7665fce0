package org.tileindex.raster.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Debian's nginx on two ports of this machine, with its defaults: HTTP/1.1, and HTTP/2 over TLS.
final class Nginx implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path folder;
    private final int plain = freePort();
    private final int encrypted = freePort();
    private final Process process;
    private final SSLContext before = SSLContext.getDefault();

    /// One line of the server's log.
    ///
    /// @param protocol as `HTTP/2.0`
    /// @param bytes of the body that was sent
    /// @param connection its number
    /// @param range as `bytes=0-99`; `-` where the whole file was asked for
    record Line(String method, String protocol, int status, long bytes, int connection, String range) {
        static Line of(String text) {
            String[] words = text.split(" ", -1);
            return new Line(
                    words[0],
                    words[1],
                    Integer.parseInt(words[2]),
                    Long.parseLong(words[3]),
                    Integer.parseInt(words[4]),
                    words[5]);
        }
    }

    /// Starts a server for the files in `www` of a folder, which this JVM trusts until it is closed.
    Nginx(Path folder) throws Exception {
        this.folder = folder;
        writeKey();
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid nginx.pid;
                error_log error.log;
                events {}
                http {
                    log_format short '$request_method $server_protocol $status $body_bytes_sent '
                        '$connection $http_range';
                    access_log access.log short;
                    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                    server { listen 127.0.0.1:%d; root www; }
                    server { listen 127.0.0.1:%d ssl http2; root www;
                        ssl_certificate cert.pem; ssl_certificate_key key.pem; }
                }
                """.formatted(plain, encrypted));
        process = new ProcessBuilder("/usr/sbin/nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        awaitPort();
        SSLContext.setDefault(trust());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitPort() throws Exception {
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), encrypted)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException(Files.readString(folder.resolve("nginx.out")), e);
                }
                Thread.onSpinWait();
            }
        }
    }

    /// Makes a key and its certificate, and has this JVM trust it.
    private void writeKey() throws Exception {
        Path store = folder.resolve("key.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int code = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .inheritIO()
                .start()
                .waitFor();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Key key = keys.getKey("a", PASSWORD);
        Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(
                folder.resolve("cert.pem"),
                pem("CERTIFICATE", keys.getCertificate("a").getEncoded()));
        if (code != 0) {
            throw new IOException("keytool ended with " + code);
        }
    }

    private static String pem(String kind, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind);
    }

    /// The context of this JVM before, which does not trust this server.
    SSLContext before() {
        return before;
    }

    private SSLContext trust() throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("key.p12"))) {
            own.load(in, PASSWORD);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(own);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    String plain(String path) {
        return "http://127.0.0.1:%d%s".formatted(plain, path);
    }

    String encrypted(String path) {
        return "https://127.0.0.1:%d%s".formatted(encrypted, path);
    }

    /// The requests so far. The server writes each line when it has sent the answer.
    List<Line> log() throws IOException {
        return Files.readAllLines(folder.resolve("access.log")).stream()
                .map(Line::of)
                .toList();
    }

    @Override
    public void close() throws Exception {
        SSLContext.setDefault(before);
        process.destroy();
        process.waitFor();
    }
}
