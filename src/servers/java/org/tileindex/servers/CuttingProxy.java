package org.tileindex.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server in front of another, which cuts connections in the middle of a body, or before the answer comes back. It
/// answers what the other cannot.
final class CuttingProxy implements AutoCloseable {
    private static final Pattern REQUEST = Pattern.compile("\\A([A-Z]+) /([^ ?]*)(\\S*) HTTP/1");
    private static final int BUFFER_BYTES = 1 << 16;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final Function<String, Optional<String>> answers;
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile Function<String, Optional<Cut>> cutting = request -> Optional.empty();

    /// When a connection is cut.
    enum Cut {
        /// When a part of the body has come; the server never sees its end.
        IN_THE_BODY,
        /// When the server answers, and so has done what it was asked for.
        BEFORE_THE_ANSWER
    }

    /// @param answers the answers that are given here, to requests as `GET bucket?query`
    CuttingProxy(int target, Function<String, Optional<String>> answers) throws IOException {
        this.target = target;
        this.answers = answers;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /// The number of connections that were cut.
    int cuts() {
        return cuts.get();
    }

    /// Has connections be cut from now on.
    ///
    /// @param which is asked for each request, as `PUT bucket/name`
    void cut(Function<String, Optional<Cut>> which) {
        cutting = which;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Connection connection =
                        new Connection(door.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
                Thread.ofVirtual().start(connection::forward);
                Thread.ofVirtual().start(connection::back);
            } catch (IOException e) {
                return;
            }
        }
    }

    /// A connection to the client and one to the server, which end together.
    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile Optional<Cut> cut = Optional.empty();

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /// A client sends nothing before it has an answer, so a request begins where a piece begins.
        void forward() {
            byte[] piece = new byte[BUFFER_BYTES];
            try (client;
                    server) {
                InputStream from = client.getInputStream();
                OutputStream to = server.getOutputStream();
                for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
                    String text = new String(piece, 0, read, StandardCharsets.ISO_8859_1);
                    Matcher request = REQUEST.matcher(text);
                    boolean begins = request.find();
                    Optional<String> answer = begins
                            ? answers.apply(request.group(1) + " " + request.group(2) + request.group(3))
                            : Optional.empty();
                    if (answer.isPresent()) {
                        answer(answer.get());
                        continue;
                    }
                    if (begins) {
                        cut = cutting.apply(request.group(1) + " " + request.group(2));
                    }
                    int head = begins ? text.indexOf("\r\n\r\n") + 4 : 0;
                    boolean hasBody = read > head;
                    if (hasBody && cut.equals(Optional.of(Cut.IN_THE_BODY))) {
                        to.write(piece, 0, head + (read - head) / 2);
                        cuts.incrementAndGet();
                        return;
                    }
                    to.write(piece, 0, read);
                }
            } catch (IOException e) {
                // The other end has gone.
                return;
            }
        }

        private void answer(String body) throws IOException {
            String head = "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n"
                    .formatted(body.length());
            client.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
        }

        void back() {
            byte[] piece = new byte[BUFFER_BYTES];
            try (client;
                    server) {
                InputStream from = server.getInputStream();
                OutputStream to = client.getOutputStream();
                for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
                    boolean goOn = new String(piece, 0, read, StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 100");
                    if (!goOn && cut.equals(Optional.of(Cut.BEFORE_THE_ANSWER))) {
                        cuts.incrementAndGet();
                        return;
                    }
                    to.write(piece, 0, read);
                }
            } catch (IOException e) {
                // The other end has gone.
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
