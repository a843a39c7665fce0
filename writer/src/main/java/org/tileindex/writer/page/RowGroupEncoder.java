package org.tileindex.writer.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;
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
/// compressed once: all columns over the same [RunIndex] have the same data pages and differ in their dictionaries, and
/// all columns over the same [org.tileindex.writer.form.RampStart] are the same altogether.
public final class RowGroupEncoder {
    private final Workspace workspace;
    private final RunTable runs;
    private final RunRange rowGroup;
    private final List<RunRange> pages;
    private final Map<PageKey, List<CompressedPage>> dataPages = new HashMap<>();
    private final Map<PageKey, DictionaryPositions> positions = new HashMap<>();

    /// Buffers that outlive a row group; one per thread.
    public static final class Workspace {
        private final PageCompressor compressor;
        private final ByteSink sink = new ByteSink();
        private final Iota iota = new Iota();
        private final DeltaPages delta = new DeltaPages();

        public Workspace(Codec codec) {
            this.compressor = new PageCompressor(codec);
        }
    }

    /// @param pageRows least number of rows of a page, unless the row group is smaller
    public RowGroupEncoder(Workspace workspace, RunTable runs, RunRange rowGroup, int pageRows) {
        this.workspace = workspace;
        this.runs = runs;
        this.rowGroup = rowGroup;
        this.pages = runs.cut(rowGroup, pageRows);
    }

    /// The encoded column chunk of `column`.
    public ColumnChunk encode(Column column) {
        List<Statistics<?>> statistics = new ArrayList<>(pages.size());
        for (RunRange page : pages) {
            statistics.add(statistics(column, page));
        }
        ColumnForm form = column.form();
        List<CompressedPage> data = dataPages.computeIfAbsent(key(form), key -> encodePages(form));
        Encoding encoding = form instanceof Ramp ? Encoding.DELTA_BINARY_PACKED : Encoding.RLE_DICTIONARY;
        return new ColumnChunk(column.type().getName(), dictionary(form), data, statistics, encoding);
    }

    private List<CompressedPage> encodePages(ColumnForm form) {
        Consumer<RunRange> encoder = encoder(form);
        List<CompressedPage> encoded = new ArrayList<>(pages.size());
        for (RunRange page : pages) {
            workspace.sink.clear();
            encoder.accept(page);
            encoded.add(workspace.compressor.compress(workspace.sink, Math.toIntExact(page.rows())));
        }
        return encoded;
    }

    private Consumer<RunRange> encoder(ColumnForm form) {
        ByteSink sink = workspace.sink;
        return switch (form) {
            case Constant constant -> page -> IndexPages.constant(page, sink);
            case PerRun perRun -> {
                DictionaryPositions used = positions(form);
                yield page -> IndexPages.perRun(runs, perRun.index(), page, used, sink);
            }
            case Lookup lookup -> {
                DictionaryPositions used = positions(form);
                yield page -> IndexPages.lookup(runs, lookup.index(), page, used, workspace.iota, sink);
            }
            case Ramp ramp -> page -> workspace.delta.ramp(runs, ramp.start(), page, sink);
        };
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

    /// Smallest and largest value of one page, from the form alone.
    private Statistics<?> statistics(Column column, RunRange page) {
        Statistics<?> statistics = Statistics.createStats(column.type());
        switch (column.form()) {
            case Constant constant -> constant.value().widen(statistics, 0, 1);
            case PerRun perRun -> {
                for (int run = page.from(); run < page.to(); run++) {
                    int position = perRun.index().at(run);
                    perRun.table().widen(statistics, position, position + 1);
                }
            }
            case Lookup lookup -> {
                for (int run = page.from(); run < page.to(); run++) {
                    int position = lookup.index().at(run);
                    lookup.table().widen(statistics, position, position + runs.length(run));
                }
            }
            case Ramp ramp -> widen(statistics, ramp, page, column.type());
        }
        return statistics;
    }

    private void widen(Statistics<?> statistics, Ramp ramp, RunRange page, PrimitiveType type) {
        long min = Long.MAX_VALUE;
        long max = 0;
        for (int run = page.from(); run < page.to(); run++) {
            long start = ramp.start().at(run);
            min = Math.min(min, start);
            max = Math.max(max, start + runs.length(run) - 1);
        }
        if (type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT32) {
            statistics.updateStats(Math.toIntExact(min));
            statistics.updateStats(Math.toIntExact(max));
        } else {
            statistics.updateStats(min);
            statistics.updateStats(max);
        }
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
