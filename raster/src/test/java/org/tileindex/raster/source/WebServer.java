package org.tileindex.raster.source;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A web server of this process that sends ranges of one file as it should, unless a test answers first.
public final class WebServer implements AutoCloseable {
    public static final String TAG = "\"v1\"";
    static final String DATE = "Thu, 26 Nov 2026 08:00:00 GMT";
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private final byte[] content;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Answer first = (exchange, number) -> false;

    /// A request as it came.
    ///
    /// @param number 0 for the first of the server
    public record Request(int number, String method, String path, Headers headers) {
        public String header(String name) {
            return Optional.ofNullable(headers.getFirst(name)).orElse("");
        }
    }

    /// An answer of a test.
    @FunctionalInterface
    public interface Answer {
        /// Answers, or returns false if the server is to answer.
        boolean to(HttpExchange exchange, int number) throws IOException;
    }

    public WebServer(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// Lets a test answer requests.
    public WebServer answering(Answer answer) {
        first = answer;
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    public String address(String path) {
        return "http://127.0.0.1:%d%s".formatted(port(), path);
    }

    public List<Request> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        int number;
        synchronized (requests) {
            number = requests.size();
            String path = exchange.getRequestURI().toString();
            requests.add(new Request(number, exchange.getRequestMethod(), path, exchange.getRequestHeaders()));
        }
        try (exchange) {
            if (!first.to(exchange, number)) {
                sendRange(exchange);
            }
        }
    }

    /// Sends what was asked for, with the tag and date of the file.
    void sendRange(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().putIfAbsent("ETag", List.of(TAG));
        exchange.getResponseHeaders().putIfAbsent("Last-Modified", List.of(DATE));
        Matcher range =
                RANGE.matcher(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                        .orElse(""));
        if (!range.matches()) {
            send(exchange, 200, 0, content.length);
            return;
        }
        int from = Integer.parseInt(range.group(1));
        int last = range.group(2).isEmpty() ? content.length - 1 : Integer.parseInt(range.group(2));
        int end = Math.min(last + 1, content.length);
        exchange.getResponseHeaders()
                .putIfAbsent("Content-Range", List.of("bytes %d-%d/%d".formatted(from, end - 1, content.length)));
        send(exchange, 206, from, end);
    }

    /// Sends bytes of the file with a length.
    public void send(HttpExchange exchange, int status, int from, int end) throws IOException {
        exchange.sendResponseHeaders(status, from == end ? -1 : end - from);
        if (from < end) {
            exchange.getResponseBody().write(content, from, end - from);
        }
    }

    /// Sends a status without a body.
    static boolean status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        return true;
    }

    /// Leads to another address.
    static boolean redirect(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        return status(exchange, status);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
