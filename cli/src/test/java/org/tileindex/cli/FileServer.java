package org.tileindex.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A web server of this process that sends files, whole or in ranges.
final class FileServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean changes;

    FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /// Puts a file at a path such as `/zones.geojson`.
    ///
    /// @return its address
    String put(String path, byte[] file) {
        files.put(path, file);
        return address(path);
    }

    String address(String path) {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    }

    /// Gives each answer another entity tag, as if the file were replaced again and again.
    void change() {
        changes = true;
    }

    /// Answers the next requests with 503.
    void fail(int count) {
        failures.set(count);
    }

    /// Method, path with query, range and user of each request.
    List<String> requests() {
        return requests;
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add("%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        header(exchange, "Range"),
                        header(exchange, "Authorization"))
                .strip());
        try (exchange) {
            byte[] file = files.get(exchange.getRequestURI().getPath());
            if (failures.getAndDecrement() > 0) {
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(503, -1);
            } else if (file == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(exchange, file);
            }
        }
    }

    private void send(HttpExchange exchange, byte[] file) throws IOException {
        Matcher range = RANGE.matcher(header(exchange, "Range"));
        exchange.getResponseHeaders().set("ETag", changes ? "\"%d\"".formatted(requests.size()) : "\"one\"");
        int from = 0;
        int to = file.length;
        if (range.matches()) {
            from = Integer.parseInt(range.group(1));
            to = range.group(2).isEmpty() ? to : Math.min(to, Integer.parseInt(range.group(2)) + 1);
            exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, file.length));
        }
        exchange.sendResponseHeaders(range.matches() ? 206 : 200, to - from);
        exchange.getResponseBody().write(file, from, to - from);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
