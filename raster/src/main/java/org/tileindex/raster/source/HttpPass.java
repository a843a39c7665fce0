package org.tileindex.raster.source;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;

/// One pass over a file of a web server, by one request if nothing fails. After a failure, it goes on where it was if
/// the server sends ranges, and otherwise passes over the bytes it had.
final class HttpPass implements OnePass {
    private final ByteSource source;
    private final HttpOpening opening;
    private final Route route;
    private final Attempts attempts;
    private final AnswerCheck check;
    private final RangeOrder order = new RangeOrder();
    private Optional<HttpAnswer> open = Optional.empty();
    private long position;
    private long passedOver;

    HttpPass(ByteSource source, HttpOpening opening, Route route, Attempts attempts) {
        this.source = source;
        this.opening = opening;
        this.route = route;
        this.attempts = attempts;
        this.check = new AnswerCheck(source.name());
    }

    @Override
    public ByteBuffer take(ByteRange range) throws TileIndexException, InterruptedException {
        order.moveTo(range);
        SourceFaults.requireInside(range, source);
        if (range.end() <= opening.head().limit() || range.length() == 0) {
            return source.read(range);
        }
        ByteBuffer bytes = ByteBuffer.allocate(range.length());
        return attempts.of(() -> {
            boolean done = false;
            try {
                fill(bytes, range.offset());
                done = true;
                return bytes.flip();
            } finally {
                if (!done) {
                    close();
                }
            }
        });
    }

    /// Fills the rest of a buffer, which begins at `offset` in the file.
    private void fill(ByteBuffer bytes, long offset) throws HttpFault, TileIndexException, InterruptedException {
        long from = offset + bytes.position();
        HttpAnswer answer = open.isPresent() ? open.get() : begin(from);
        long passed = answer.skip(from - position);
        position += passed;
        passedOver += passed;
        int before = bytes.position();
        try {
            answer.fill(bytes);
        } finally {
            position += bytes.position() - before;
        }
        if (bytes.hasRemaining()) {
            throw HttpFault.later("the answer ends at byte %d of %d".formatted(position, source.size()));
        }
    }

    private HttpAnswer begin(long from) throws HttpFault, TileIndexException, InterruptedException {
        Optional<String> tag = opening.version().strongTag();
        boolean whole = !opening.ranged() || from == 0;
        HttpAnswer answer = route.send(whole ? Ask.whole(tag) : Ask.from(from, tag));
        open = Optional.of(answer);
        if (whole) {
            requireWhole(answer);
        } else {
            check.requirePart(answer, from, source.size() - from, opening.version());
        }
        position = whole ? 0 : from;
        return answer;
    }

    private void requireWhole(HttpAnswer answer) throws HttpFault, TileIndexException {
        if (answer.status() != 200) {
            throw HttpRefusals.of(answer, check.name());
        }
        check.requirePlain(answer);
        long size = answer.length().orElse(source.size());
        check.requireSame(opening.version(), FileVersion.of(answer.headers(), size));
    }

    @Override
    public long passedOver() {
        return passedOver;
    }

    @Override
    public void close() {
        if (open.isPresent()) {
            open.get().close();
        }
        open = Optional.empty();
    }
}
