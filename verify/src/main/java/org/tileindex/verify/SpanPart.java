package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A part of `tile_spans`, read and checked span by span. A file that cannot be read is named, and ends there.
final class SpanPart implements AutoCloseable {
    private final PartOpening opening;
    private final String file;
    private final Path path;
    private final SpanRows rows;
    private Optional<PartReader> reader = Optional.empty();
    private RowBatch batch = new RowBatch();
    private long first;
    private int size = RowBatch.CAPACITY;
    private int next = RowBatch.CAPACITY;
    private boolean broken;

    /// @param file the path as messages name it
    SpanPart(PartOpening opening, String file, Path path, SpanRows rows) {
        this.opening = opening;
        this.file = file;
        this.path = path;
        this.rows = rows;
    }

    /// A span of the file.
    record Span(String zone, int row, int from, int to, long fileRow) {}

    /// The next span whose cells are known; empty at the end, or where the file cannot be read.
    Optional<Span> next() {
        while (!broken && (next < size || load())) {
            int i = next++;
            if (rows.check(batch, i, first + i)) {
                return Optional.of(new Span(
                        rows.zone(),
                        batch.ints(SpanSchema.RASTER_ROW)[i],
                        batch.ints(SpanSchema.COL_FROM)[i],
                        batch.ints(SpanSchema.COL_TO)[i],
                        first + i));
            }
        }
        return Optional.empty();
    }

    /// Reads the next batch; false if it has no rows.
    private boolean load() {
        if (size < RowBatch.CAPACITY) {
            return false;
        }
        try {
            if (reader.isEmpty()) {
                reader = Optional.of(opening.open(SpanSchema.TILE_SPANS, file, path));
                batch = opening.batch(reader.get(), SpanSchema.TILE_SPANS, file);
            } else {
                first += size;
            }
            size = opening.read(file, reader.get(), batch);
            next = 0;
            if (size < RowBatch.CAPACITY) {
                opening.requireRows(file, first + size);
            }
            return size > 0;
        } catch (UnreadablePartException e) {
            broken = true;
            opening.unreadable(e);
            return false;
        }
    }

    /// Reads what is left, and checks what the file says of all its rows.
    void finish() {
        Optional<Span> span = next();
        while (span.isPresent()) {
            span = next();
        }
        if (!broken && opening.evidence().hasGeometry() && rows.attributed() && rows.count() > 0) {
            rows.geo().check(reader.orElseThrow().metadata(), new FileFaults(file, opening.findings()));
        }
    }

    /// Whether every span has been read and its cells are known.
    boolean isComplete() {
        return !broken && rows.attributed();
    }

    /// Whether its rows end before the file does, because it cannot be read.
    boolean isBroken() {
        return broken;
    }

    /// Summaries of the rows.
    List<PartRows> rows() {
        return rows.rows(isComplete());
    }

    @Override
    public void close() throws IOException {
        if (reader.isPresent()) {
            reader.get().close();
        }
    }
}
