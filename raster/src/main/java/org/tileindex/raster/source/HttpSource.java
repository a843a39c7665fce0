package org.tileindex.raster.source;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.tileindex.fault.TileIndexException;

/// A file of a web server, of which only the wanted bytes are transferred. Every answer must be of the file as it was
/// when it was opened: by its strong entity tag, which the server checks before it sends a byte, and by tag, length and
/// date of the answer.
///
/// Opening takes one request, whose bytes are kept. A server that refuses ranges sends the whole file: of a small one
/// all bytes are kept, of a large one the first, and the rest comes by [#onePass].
final class HttpSource implements ByteSource {
    private final HttpAddress address;
    private final Route route;
    private final Attempts attempts;
    private final AnswerCheck check;
    private final ReadCounts counts;
    private final HttpOpening opening;
    private final ParallelReads reads;
    private volatile boolean closed;

    private HttpSource(
            HttpAddress address, Route route, Attempts attempts, HttpOpening opening, ReadCounts counts, int most) {
        this.address = address;
        this.route = route;
        this.attempts = attempts;
        this.check = new AnswerCheck(address.name());
        this.opening = opening;
        this.counts = counts;
        this.reads = new ParallelReads(this::read, most);
    }

    /// @throws TileIndexException E015 if the server cannot be reached or does not give the file
    static HttpSource open(HttpAddress address, HttpConnections connections)
            throws TileIndexException, InterruptedException {
        ReadCounts counts = new ReadCounts();
        Route route = new Route(address, connections, counts);
        Attempts attempts = new Attempts(address.name(), connections.settings(), connections.slots(), counts);
        HttpOpening opening = attempts.first(() -> HttpOpening.of(route, new AnswerCheck(address.name())));
        return new HttpSource(
                address,
                route,
                attempts,
                opening,
                counts,
                connections.settings().connections());
    }

    @Override
    public String name() {
        return address.name();
    }

    @Override
    public long size() {
        return opening.version().size();
    }

    @Override
    public boolean ranged() {
        return opening.ranged();
    }

    @Override
    public long reach() {
        return ranged() ? size() : opening.head().limit();
    }

    @Override
    public Access access() {
        return opening.head().limit() == size() ? Access.HELD : Access.SERVER;
    }

    @Override
    public ByteBuffer read(ByteRange range) throws TileIndexException, InterruptedException {
        SourceFaults.requireInside(range, this);
        if (closed) {
            throw new CancellationException(name() + " is closed");
        } else if (range.end() <= opening.head().limit() || range.length() == 0) {
            return fromHead(range);
        } else if (!ranged()) {
            throw check.refusal("the server sends no ranges of the file", "Download the file and give its path.");
        }
        return attempts.inSlot(() -> fetch(range));
    }

    /// A copy of kept bytes, which no caller can change for others.
    private ByteBuffer fromHead(ByteRange range) {
        ByteBuffer copy = ByteBuffer.allocate(range.length());
        if (range.length() > 0) {
            copy.put(0, opening.head(), (int) range.offset(), range.length());
        }
        return copy;
    }

    private ByteBuffer fetch(ByteRange range) throws HttpFault, TileIndexException, InterruptedException {
        try (HttpAnswer answer = route.send(Ask.of(range, opening.version().strongTag()))) {
            check.requirePart(answer, range.offset(), range.length(), opening.version());
            return answer.exactly(range.length());
        }
    }

    @Override
    public List<CompletableFuture<ByteBuffer>> readAll(List<ByteRange> ranges) {
        return reads.start(ranges);
    }

    /// The pass takes no slot of the connections that reads share, because it keeps its own for as long as it lasts.
    @Override
    public OnePass onePass() {
        return new HttpPass(this, opening, route, attempts);
    }

    @Override
    public SourceFigures figures() {
        return counts.figures();
    }

    @Override
    public void close() {
        closed = true;
        reads.close();
    }
}
