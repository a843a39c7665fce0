package org.tileindex.raster.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A server that answers with whatever bytes a test writes. It serves one request per connection, one after another.
final class SocketServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Answer answer;
    private final Consumer<List<String>> seen;

    /// The bytes of an answer, after which the connection is closed.
    @FunctionalInterface
    interface Answer {
        /// Writes an answer.
        ///
        /// @param number 0 for the first connection
        void write(Socket socket, OutputStream out, int number) throws IOException;
    }

    SocketServer(Answer answer) throws IOException {
        this(answer, header -> {});
    }

    /// @param seen takes the lines of a request's header before it is answered
    SocketServer(Answer answer, Consumer<List<String>> seen) throws IOException {
        this.answer = answer;
        this.seen = seen;
        Thread.ofPlatform().daemon().start(this::serve);
    }

    String address(String path) {
        return "http://127.0.0.1:%d%s".formatted(server.getLocalPort(), path);
    }

    int port() {
        return server.getLocalPort();
    }

    /// The lines of each request's header.
    List<List<String>> requests() {
        return requests;
    }

    private void serve() {
        for (int number = 0; !server.isClosed(); number++) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                int turn = number;
                Thread.ofPlatform().daemon().start(() -> serve(socket, turn));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            List<String> header = header(socket);
            requests.add(header);
            seen.accept(header);
            answer.write(socket, socket.getOutputStream(), number);
        } catch (IOException e) {
            // The client has gone, as it may.
        }
    }

    private static List<String> header(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    /// Writes lines, each ended as HTTP ends them.
    static void lines(OutputStream out, String... lines) throws IOException {
        out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
