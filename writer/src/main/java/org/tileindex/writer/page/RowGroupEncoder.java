package org.tileindex.writer.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.tileindex.writer.dense.ChunkScratch;
import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm;
import org.tileindex.writer.form.ColumnForm.Constant;
import org.tileindex.writer.form.ColumnForm.Dense;
import org.tileindex.writer.form.ColumnForm.Lookup;
import org.tileindex.writer.form.ColumnForm.PerRun;
import org.tileindex.writer.form.ColumnForm.Ramp;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.form.ValueTable;
import org.tileindex.writer.pack.PackingKernel;
import org.tileindex.writer.pack.ScalarPacking;
import org.tileindex.writer.telemetry.PageEncode;
import org.tileindex.writer.telemetry.Stopwatch;
import org.tileindex.writer.telemetry.Telemetry;

/// Encodes the columns of one row group. Pages that several columns share, in one file or in several, are encoded and
/// compressed once: all columns over the same [RunIndex] have the same data pages and differ in their dictionaries,
/// and all columns over the same [org.tileindex.writer.form.RampStart] are the same altogether.
public final class RowGroupEncoder {
    /// Pages of [Lookup] columns are this many times longer than others: their first sequence of runs costs as much
    /// as all that repeat it, and they bound little, since each holds whole rows of the grid.
    private static final int LOOKUP_PAGE_FACTOR = 8;

    /// They have at least that many sequences, however long those are: no fewer than the widest rows of the world at 30
    /// arc-seconds leave them. But readers hold a page's indices in memory.
    private static final int LOOKUP_PAGE_SEQUENCES = 24;

    private static final long LOOKUP_PAGE_BYTES = 32 << 20;

    /// Those of split ones, whose first sequence costs four times as much; longer ones would be a burden to readers.
    private static final int SPLIT_PAGE_FACTOR = 16;

    private final Workspace workspace;
    private final RunTable runs;
    private final RunRange rowGroup;
    private final int pageRows;
    private final List<RunRange> pages;
    private final List<RunRange> splitPages;
    private final Map<PageKey, List<CompressedPage>> dataPages = new HashMap<>();
    private final Map<PageKey, DictionaryPositions> positions = new HashMap<>();

    /// Buffers that outlive a row group; one per thread.
    public static final class Workspace {
        private final PageCompressor compressor;
        private final ByteSink sink = new ByteSink();
        private final DeltaPages delta;
        private final LookupPages lookup = new LookupPages();
        private final Block block;
        private final int reach;
        private final PackingKernel kernel;
        private final boolean compressed;
        private Optional<ChunkScratch> scratch = Optional.empty();

        /// Buffers of an encoder without vector instructions.
        public Workspace(Codec codec) {
            this(codec, new ScalarPacking());
        }

        /// @param kernel does not decide a byte; of this workspace alone
        public Workspace(Codec codec, PackingKernel kernel) {
            this.delta = new DeltaPages(kernel);
            this.kernel = kernel;
            this.compressed = codec != Codec.NONE;
            this.compressor = new PageCompressor(codec);
            this.block = codec.newBlock(compressor);
            this.reach = codec.reach();
        }

        /// What compressing took since this was last asked.
        public Stopwatch takeCompressing() {
            return compressor.takeTime();
        }

        /// Buffers for dense columns, which most writers never ask for.
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

        /// A page of `column`.
        ///
        /// @param body puts the page into the sink and says how many values it has
        CompressedPage page(String column, Encoding encoding, ToIntFunction<ByteSink> body) {
            Optional<PageEncode> event = Telemetry.pageEncode();
            sink.clear();
            int values = body.applyAsInt(sink);
            if (event.isPresent()) {
                event.get().end();
            }
            CompressedPage done = compressor.compress(sink, values);
            if (event.isPresent()) {
                event.get().finish(column, encoding.name(), sizes(done, false));
            }
            return done;
        }
    }

    /// @param pageRows least number of rows of a page, unless the row group is smaller; of a dense column, which need
    ///     not be cut between runs, the most
    public RowGroupEncoder(Workspace workspace, RunTable runs, RunRange rowGroup, int pageRows) {
        this.workspace = workspace;
        this.runs = runs;
        this.rowGroup = rowGroup;
        this.pageRows = pageRows;
        this.pages = runs.cut(rowGroup, pageRows);
        this.splitPages = runs.cut(rowGroup, (long) pageRows * SPLIT_PAGE_FACTOR);
    }

    /// The encoded column chunk of `column`.
    public ColumnChunk encode(Column column) {
        ColumnForm form = column.form();
        if (form instanceof Dense dense) {
            return DensePages.of(workspace, column, dense.vector(), runs, rowGroup, pageRows);
        }
        List<RunRange> ranges = pages(form);
        List<Statistics<?>> statistics = new ArrayList<>(ranges.size());
        for (RunRange page : ranges) {
            statistics.add(PageStatistics.of(column, runs, page));
        }
        List<CompressedPage> data = dataPages.computeIfAbsent(
                pagesKey(form), key -> ranges.stream().map(encoder(column)).toList());
        return new ColumnChunk(column.type().getName(), dictionary(column), data, statistics, encoding(form));
    }

    private List<RunRange> pages(ColumnForm form) {
        if (form instanceof Lookup lookup) {
            return isSplit(lookup) ? splitPages : runs.cut(rowGroup, lookupPageRows(lookup));
        }
        return pages;
    }

    private long lookupPageRows(Lookup lookup) {
        int longest = positions(lookup).size();
        long most = LOOKUP_PAGE_BYTES / LookupPages.valueBytes(longest);
        return Math.max((long) pageRows * LOOKUP_PAGE_FACTOR, Math.min((long) longest * LOOKUP_PAGE_SEQUENCES, most));
    }

    private Encoding encoding(ColumnForm form) {
        return switch (form) {
            case Ramp ramp -> Encoding.DELTA_BINARY_PACKED;
            case Lookup lookup -> isSplit(lookup) ? Encoding.BYTE_STREAM_SPLIT : Encoding.RLE_DICTIONARY;
            case Constant constant -> Encoding.RLE_DICTIONARY;
            case PerRun perRun -> Encoding.RLE_DICTIONARY;
            case Dense dense -> throw dense();
        };
    }

    /// Dense columns go their own way from the start.
    private static IllegalStateException dense() {
        return new IllegalStateException("a dense column has no pages over runs");
    }

    /// Whether sequences of runs may be so long that one lies beyond the codec's reach from the next as dictionary
    /// indices, but not byte by byte.
    private boolean isSplit(Lookup lookup) {
        int entries = positions(lookup).size();
        return lookup.table() instanceof ValueTable.Doubles
                && (long) entries * LookupPages.valueBytes(entries) > workspace.reach
                && entries <= workspace.reach;
    }

    /// What makes two columns' data pages the same; split ones hold the values themselves.
    private PageKey pagesKey(ColumnForm form) {
        return form instanceof Lookup lookup && isSplit(lookup)
                ? new PageKey(Lookup.class, List.of(lookup.index(), lookup.table()))
                : key(form);
    }

    private Function<RunRange, CompressedPage> encoder(Column column) {
        ColumnForm form = column.form();
        return switch (form) {
            case Constant constant -> page -> compressed(column, page, sink -> IndexPages.constant(page, sink));
            case PerRun perRun -> {
                DictionaryPositions used = positions(form);
                yield page ->
                        compressed(column, page, sink -> IndexPages.perRun(runs, perRun.index(), page, used, sink));
            }
            case Lookup lookup -> {
                DictionaryPositions used = positions(form);
                yield page -> compressed(column, page, lookup, used);
            }
            case Ramp ramp ->
                page -> compressed(column, page, sink -> workspace.delta.ramp(runs, ramp.start(), page, sink));
            case Dense dense -> throw dense();
        };
    }

    private CompressedPage compressed(Column column, RunRange page, Consumer<ByteSink> body) {
        return workspace.page(name(column), encoding(column.form()), sink -> {
            body.accept(sink);
            return Math.toIntExact(page.rows());
        });
    }

    private CompressedPage compressed(Column column, RunRange page, Lookup lookup, DictionaryPositions used) {
        Optional<PageEncode> event = Telemetry.pageEncode();
        Block block = workspace.block;
        if (isSplit(lookup)) {
            workspace.lookup.encodeSplit(runs, lookup, page, used, block);
        } else {
            workspace.lookup.encode(runs, lookup.index(), page, used, block);
        }
        if (event.isPresent()) {
            event.get().end();
        }
        CompressedPage done = block.finish(Math.toIntExact(page.rows()));
        if (event.isPresent()) {
            event.get().finish(name(column), encoding(lookup).name(), sizes(done, block.compressesAtOnce()));
        }
        return done;
    }

    private static String name(Column column) {
        return column.type().getName();
    }

    private static PageEncode.Sizes sizes(CompressedPage page, boolean onePass) {
        return new PageEncode.Sizes(
                page.values(), page.uncompressedSize(), page.bytes().size(), onePass);
    }

    private Optional<CompressedPage> dictionary(Column column) {
        return switch (column.form()) {
            case Constant constant ->
                Optional.of(workspace.page(name(column), Encoding.PLAIN, sink -> {
                    constant.value().putPlain(0, 1, sink);
                    return 1;
                }));
            case PerRun perRun ->
                Optional.of(workspace.page(
                        name(column), Encoding.PLAIN, sink -> putDictionary(perRun, perRun.table(), sink)));
            case Lookup lookup ->
                isSplit(lookup)
                        ? Optional.empty()
                        : Optional.of(workspace.page(
                                name(column), Encoding.PLAIN, sink -> putDictionary(lookup, lookup.table(), sink)));
            case Ramp ramp -> Optional.empty();
            case Dense dense -> throw dense();
        };
    }

    private int putDictionary(ColumnForm form, ValueTable table, ByteSink sink) {
        DictionaryPositions used = positions(form);
        used.putPlain(table, sink);
        return used.size();
    }

    private DictionaryPositions positions(ColumnForm form) {
        return positions.computeIfAbsent(key(form), key -> switch (form) {
            case PerRun perRun -> DictionaryPositions.ofRuns(perRun.index(), rowGroup);
            case Lookup lookup -> DictionaryPositions.ofRows(lookup.index(), runs, rowGroup);
            case Constant constant -> throw new IllegalArgumentException("a constant has no positions");
            case Ramp ramp -> throw new IllegalArgumentException("a ramp has no positions");
            case Dense dense -> throw dense();
        });
    }

    /// What makes two columns' positions the same. The sources have identity equality.
    private static PageKey key(ColumnForm form) {
        return switch (form) {
            case Constant constant -> new PageKey(Constant.class, Constant.class);
            case PerRun perRun -> new PageKey(PerRun.class, perRun.index());
            case Lookup lookup -> new PageKey(Lookup.class, lookup.index());
            case Ramp ramp -> new PageKey(Ramp.class, ramp.start());
            case Dense dense -> throw dense();
        };
    }

    private record PageKey(Class<? extends ColumnForm> form, Object source) {}
}
