package org.tileindex.raster.source;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// The answer to one request, whose body is read by one thread. Closing it gives up what is left of the body.
final class HttpAnswer implements AutoCloseable {
    /// The longest body, in bytes, that is read only to keep the connection.
    private static final int LONGEST_UNWANTED = 16 << 10;

    private final HttpAddress address;
    private final long first;
    private final HttpResponse<BodyPipe> response;
    private final Duration waited;
    private final Optional<SourceRead> event;
    private final ReadCounts counts;
    private final long begin = System.nanoTime();
    private long bytes;
    private boolean closed;

    /// @param first position in the file of the first byte that was asked for
    /// @param waited from the sending of the request to this answer
    HttpAnswer(
            HttpAddress address,
            long first,
            HttpResponse<BodyPipe> response,
            Duration waited,
            Optional<SourceRead> event,
            ReadCounts counts) {
        this.address = address;
        this.first = first;
        this.response = response;
        this.waited = waited;
        this.event = event;
        this.counts = counts;
    }

    HttpAddress address() {
        return address;
    }

    int status() {
        return response.statusCode();
    }

    HttpHeaders headers() {
        return response.headers();
    }

    Optional<String> header(String name) {
        return headers().firstValue(name);
    }

    /// The length of the body by its header; empty if there is none or it is not a number.
    Optional<Long> length() {
        return header("Content-Length")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    Optional<ContentRange> range() {
        return header("Content-Range").flatMap(ContentRange::of);
    }

    /// Whether the body is compressed, although that was declined.
    boolean isCoded() {
        return header("Content-Encoding")
                .map(coding -> !coding.strip().toLowerCase(Locale.ROOT).matches("|identity"))
                .orElse(false);
    }

    boolean isMultipart() {
        return header("Content-Type")
                .map(type -> type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/"))
                .orElse(false);
    }

    /// Moves bytes into a buffer until it is full or the body ends.
    void fill(ByteBuffer into) throws HttpFault, InterruptedException {
        int from = into.position();
        try {
            response.body().fill(into);
        } finally {
            count(into.position() - from);
        }
    }

    /// The whole body, which must have this length.
    ByteBuffer exactly(int length) throws HttpFault, InterruptedException {
        ByteBuffer all = ByteBuffer.allocate(length);
        fill(all);
        if (all.hasRemaining()) {
            throw HttpFault.later("the answer ends after %d of %d bytes".formatted(all.position(), length));
        } else if (!isAtEnd()) {
            throw HttpFault.later("the answer is longer than its %d bytes".formatted(length));
        }
        return all.flip();
    }

    /// Passes bytes over, and returns how many: fewer if the body ends.
    long skip(long length) throws HttpFault, InterruptedException {
        long passed = response.body().skip(length);
        count(passed);
        return passed;
    }

    /// Whether the body has no further byte.
    boolean isAtEnd() throws HttpFault, InterruptedException {
        return response.body().isAtEnd();
    }

    /// Reads a short body that nobody wants, so that the connection can be used again.
    void drain() throws InterruptedException {
        try {
            if (length().isPresent() && length().get() <= LONGEST_UNWANTED) {
                skip(LONGEST_UNWANTED);
            }
        } catch (HttpFault e) {
            // The connection is lost, and nothing else.
        }
        close();
    }

    private void count(long read) {
        bytes += read;
        counts.bytes(read);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        response.body().cancel();
        counts.bodyTook(System.nanoTime() - begin);
        if (event.isPresent()) {
            event.get().finish(address.name(), first, bytes, status(), waited);
        }
    }
}
