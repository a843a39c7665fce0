package org.tileindex.writer.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm;
import org.tileindex.writer.form.ColumnForm.Constant;
import org.tileindex.writer.form.ColumnForm.Lookup;
import org.tileindex.writer.form.ColumnForm.PerRun;
import org.tileindex.writer.form.ColumnForm.Ramp;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.form.ValueTable;

/// Encodes the columns of one row group. Pages that several columns share, in one file or in several, are encoded and
/// compressed once: all columns over the same [RunIndex] have the same data pages and differ in their dictionaries,
/// and all columns over the same [org.tileindex.writer.form.RampStart] are the same altogether.
public final class RowGroupEncoder {
    /// Pages of [Lookup] columns are this many times longer than others: their first sequence of runs costs as much
    /// as all that repeat it, and they bound little, since each holds whole rows of the grid.
    private static final int LOOKUP_PAGE_FACTOR = 8;

    private final Workspace workspace;
    private final RunTable runs;
    private final RunRange rowGroup;
    private final List<RunRange> pages;
    private final List<RunRange> lookupPages;
    private final Map<PageKey, List<CompressedPage>> dataPages = new HashMap<>();
    private final Map<PageKey, DictionaryPositions> positions = new HashMap<>();

    /// Buffers that outlive a row group; one per thread.
    public static final class Workspace {
        private final PageCompressor compressor;
        private final ByteSink sink = new ByteSink();
        private final DeltaPages delta = new DeltaPages();
        private final LookupPages lookup = new LookupPages();
        private final Block block;

        public Workspace(Codec codec) {
            this.compressor = new PageCompressor(codec);
            this.block = codec.newBlock();
        }
    }

    /// @param pageRows least number of rows of a page, unless the row group is smaller
    public RowGroupEncoder(Workspace workspace, RunTable runs, RunRange rowGroup, int pageRows) {
        this.workspace = workspace;
        this.runs = runs;
        this.rowGroup = rowGroup;
        this.pages = runs.cut(rowGroup, pageRows);
        this.lookupPages = runs.cut(rowGroup, (long) pageRows * LOOKUP_PAGE_FACTOR);
    }

    /// The encoded column chunk of `column`.
    public ColumnChunk encode(Column column) {
        ColumnForm form = column.form();
        List<RunRange> ranges = form instanceof Lookup ? lookupPages : pages;
        List<Statistics<?>> statistics = new ArrayList<>(ranges.size());
        for (RunRange page : ranges) {
            statistics.add(PageStatistics.of(column, runs, page));
        }
        List<CompressedPage> data = dataPages.computeIfAbsent(
                key(form), key -> ranges.stream().map(encoder(form)).toList());
        Encoding encoding = form instanceof Ramp ? Encoding.DELTA_BINARY_PACKED : Encoding.RLE_DICTIONARY;
        return new ColumnChunk(column.type().getName(), dictionary(form), data, statistics, encoding);
    }

    private Function<RunRange, CompressedPage> encoder(ColumnForm form) {
        return switch (form) {
            case Constant constant -> page -> compressed(page, sink -> IndexPages.constant(page, sink));
            case PerRun perRun -> {
                DictionaryPositions used = positions(form);
                yield page -> compressed(page, sink -> IndexPages.perRun(runs, perRun.index(), page, used, sink));
            }
            case Lookup lookup -> {
                DictionaryPositions used = positions(form);
                yield page -> workspace.lookup.encode(runs, lookup.index(), page, used, workspace.block);
            }
            case Ramp ramp -> page -> compressed(page, sink -> workspace.delta.ramp(runs, ramp.start(), page, sink));
        };
    }

    private CompressedPage compressed(RunRange page, Consumer<ByteSink> body) {
        workspace.sink.clear();
        body.accept(workspace.sink);
        return workspace.compressor.compress(workspace.sink, Math.toIntExact(page.rows()));
    }

    private Optional<CompressedPage> dictionary(ColumnForm form) {
        workspace.sink.clear();
        int entries;
        switch (form) {
            case Constant constant -> {
                constant.value().putPlain(0, 1, workspace.sink);
                entries = 1;
            }
            case PerRun perRun -> entries = putDictionary(form, perRun.table());
            case Lookup lookup -> entries = putDictionary(form, lookup.table());
            case Ramp ramp -> {
                return Optional.empty();
            }
        }
        return Optional.of(workspace.compressor.compress(workspace.sink, entries));
    }

    private int putDictionary(ColumnForm form, ValueTable table) {
        DictionaryPositions used = positions(form);
        used.putPlain(table, workspace.sink);
        return used.size();
    }

    private DictionaryPositions positions(ColumnForm form) {
        return positions.computeIfAbsent(key(form), key -> switch (form) {
            case PerRun perRun -> DictionaryPositions.ofRuns(perRun.index(), rowGroup);
            case Lookup lookup -> DictionaryPositions.ofRows(lookup.index(), runs, rowGroup);
            case Constant constant -> throw new IllegalArgumentException("a constant has no positions");
            case Ramp ramp -> throw new IllegalArgumentException("a ramp has no positions");
        });
    }

    /// What makes two columns' data pages the same. The sources have identity equality.
    private static PageKey key(ColumnForm form) {
        return switch (form) {
            case Constant constant -> new PageKey(Constant.class, Constant.class);
            case PerRun perRun -> new PageKey(PerRun.class, perRun.index());
            case Lookup lookup -> new PageKey(Lookup.class, lookup.index());
            case Ramp ramp -> new PageKey(Ramp.class, ramp.start());
        };
    }

    private record PageKey(Class<? extends ColumnForm> form, Object source) {}
}
