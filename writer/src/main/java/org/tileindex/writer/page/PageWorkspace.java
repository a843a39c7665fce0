package org.tileindex.writer.page;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.apache.parquet.column.Encoding;
import org.tileindex.writer.dense.ChunkScratch;
import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.pack.PackingKernel;
import org.tileindex.writer.pack.ScalarPacking;
import org.tileindex.writer.telemetry.PageEncode;
import org.tileindex.writer.telemetry.Stopwatch;
import org.tileindex.writer.telemetry.Telemetry;

/// The codec and the buffers that encoders use from row group to row group. One instance per thread.
public final class PageWorkspace {
    /// Smaller pages are stored. A search in them would gain a four-hundredth of the world at 30 arc-seconds with
    /// Zstandard, and less with the other codecs.
    private static final int SMALL = 512;

    private final PageCompressor compressor;
    private final ByteSink sink = new ByteSink();
    private final PageBody body;
    private final DeltaPages delta;
    private final LookupPages lookup = new LookupPages();
    private final PackingKernel kernel;
    private final boolean compressed;
    private Optional<ChunkScratch> scratch = Optional.empty();

    /// A workspace without vector instructions.
    public PageWorkspace(Codec codec) {
        this(codec, new ScalarPacking());
    }

    /// @param kernel belongs to this workspace alone; does not affect any byte
    public PageWorkspace(Codec codec, PackingKernel kernel) {
        this.delta = new DeltaPages(kernel);
        this.kernel = kernel;
        this.compressed = codec != Codec.NONE;
        this.compressor = new PageCompressor(codec);
        this.body = newBody(codec, compressor);
    }

    private static PageBody newBody(Codec codec, PageCompressor compressor) {
        return switch (codec) {
            case SNAPPY -> new SnappyBody();
            case LZ4 -> new Lz4Body();
            case ZSTD -> new ZstdBody();
            case NONE -> new BufferedBody(compressor);
        };
    }

    /// Returns the time spent compressing since the last call.
    public Stopwatch takeCompressing() {
        return compressor.takeTime();
    }

    /// Buffers for dense columns, created on first use because most writers have no such column.
    public ChunkScratch scratch() {
        if (scratch.isEmpty()) {
            scratch = Optional.of(new ChunkScratch(kernel));
        }
        return scratch.get();
    }

    /// Whether pages go through a codec.
    boolean compressed() {
        return compressed;
    }

    /// The largest distance, in bytes, at which the codec can use a repetition.
    int reach() {
        return body.reach();
    }

    /// The number of bytes of an index of `entries` dictionary entries.
    int indexBytes(int entries) {
        return body.indexBytes(entries);
    }

    DeltaPages delta() {
        return delta;
    }

    LookupPages lookup() {
        return lookup;
    }

    /// A page of `column`.
    ///
    /// @param content puts the page into the sink and returns its number of values
    CompressedPage page(String column, Encoding encoding, ToIntFunction<ByteSink> content) {
        Optional<PageEncode> event = Telemetry.pageEncode();
        sink.clear();
        int values = content.applyAsInt(sink);
        if (event.isPresent()) {
            event.get().end();
        }
        boolean small = sink.size() < SMALL;
        CompressedPage done = small ? stored(values) : compressor.compress(sink, values);
        if (event.isPresent()) {
            event.get().finish(column, encoding.name(), sizes(done, small));
        }
        return done;
    }

    private CompressedPage stored(int values) {
        body.start(sink.size());
        body.literal(sink.array(), 0, sink.size());
        return body.finish(values);
    }

    /// A page of `column` with `values` values, whose repetitions are known.
    ///
    /// @param content starts the body and appends the page to it
    CompressedPage repetitivePage(String column, Encoding encoding, int values, Consumer<PageBody> content) {
        Optional<PageEncode> event = Telemetry.pageEncode();
        content.accept(body);
        if (event.isPresent()) {
            event.get().end();
        }
        CompressedPage done = body.finish(values);
        if (event.isPresent()) {
            event.get().finish(column, encoding.name(), sizes(done, body.compressesAtOnce()));
        }
        return done;
    }

    /// A dictionary page of `column` with `values` doubles, which are evenly spaced but for a few gaps.
    ///
    /// @param content puts the doubles into the sink
    CompressedPage doublesPage(String column, int values, Consumer<ByteSink> content) {
        if (!body.knowsDoubles()) {
            return page(column, Encoding.PLAIN, doubles -> {
                content.accept(doubles);
                return values;
            });
        }
        return repetitivePage(column, Encoding.PLAIN, values, page -> {
            sink.clear();
            content.accept(sink);
            page.start(sink.size());
            page.doubles(sink.array(), values);
        });
    }

    private static PageEncode.Sizes sizes(CompressedPage page, boolean onePass) {
        return new PageEncode.Sizes(
                page.values(), page.uncompressedSize(), page.bytes().size(), onePass);
    }
}
