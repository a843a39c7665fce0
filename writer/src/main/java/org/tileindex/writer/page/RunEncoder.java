package org.tileindex.writer.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;
import org.tileindex.writer.form.ColumnForm.Constant;
import org.tileindex.writer.form.ColumnForm.Indexed;
import org.tileindex.writer.form.ColumnForm.Lookup;
import org.tileindex.writer.form.ColumnForm.PerRun;
import org.tileindex.writer.form.ColumnForm.Ramp;
import org.tileindex.writer.form.ColumnForm.RunForm;
import org.tileindex.writer.form.RampStart;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.form.ValueTable;

/// Encodes the columns over runs of one row group. Pages that several columns share are encoded and compressed once:
/// all columns over the same [org.tileindex.writer.form.RunIndex] have the same data pages and differ in their
/// dictionaries, and all columns over the same [RampStart] are the same altogether.
final class RunEncoder {
    private final PageWorkspace workspace;
    private final RunTable runs;
    private final RunRange rowGroup;
    private final int pageRows;
    private final List<RunRange> pages;
    private final Map<PagesKey, List<CompressedPage>> dataPages = new HashMap<>();
    private final Map<PagesKey, DictionaryPositions> positions = new HashMap<>();
    private final Map<PagesKey, CompressedPage> dictionaries = new HashMap<>();

    /// The identity of data pages or of dictionary positions. Run indices, ramp starts and tables are equal only to
    /// themselves.
    private record PagesKey(Class<? extends RunForm> form, Object source) {}

    /// @param pageRows minimum rows of a page, unless the row group is smaller
    RunEncoder(PageWorkspace workspace, RunTable runs, RunRange rowGroup, int pageRows) {
        this.workspace = workspace;
        this.runs = runs;
        this.rowGroup = rowGroup;
        this.pageRows = pageRows;
        this.pages = runs.cut(rowGroup, pageRows);
    }

    /// The encoded column chunk of a column.
    ColumnChunk encode(PrimitiveType type, RunForm form) {
        return switch (form) {
            case Constant constant -> encode(type, constant);
            case PerRun perRun -> encode(type, perRun);
            case Lookup lookup -> encode(type, lookup);
            case Ramp ramp -> encode(type, ramp);
        };
    }

    private ColumnChunk encode(PrimitiveType type, Constant form) {
        String name = type.getName();
        PagesKey key = new PagesKey(Constant.class, Constant.class);
        List<CompressedPage> data = shared(
                key,
                pages,
                page -> workspace.page(name, Encoding.RLE_DICTIONARY, sink -> IndexPages.constant(page, sink)));
        CompressedPage dictionary = workspace.page(name, Encoding.PLAIN, sink -> {
            form.value().putPlain(0, 1, sink);
            return 1;
        });
        return new ColumnChunk(
                name, Optional.of(dictionary), data, statistics(type, form, pages), Encoding.RLE_DICTIONARY);
    }

    private ColumnChunk encode(PrimitiveType type, PerRun form) {
        String name = type.getName();
        PagesKey key = new PagesKey(PerRun.class, form.index());
        DictionaryPositions used =
                positions.computeIfAbsent(key, absent -> DictionaryPositions.ofRuns(form.index(), rowGroup));
        List<CompressedPage> data = shared(
                key,
                pages,
                page -> workspace.page(
                        name,
                        Encoding.RLE_DICTIONARY,
                        sink -> IndexPages.perRun(runs, form.index(), page, used, sink)));
        CompressedPage dictionary = dictionary(name, form, used);
        return new ColumnChunk(
                name, Optional.of(dictionary), data, statistics(type, form, pages), Encoding.RLE_DICTIONARY);
    }

    private ColumnChunk encode(PrimitiveType type, Lookup form) {
        PagesKey key = new PagesKey(Lookup.class, form.index());
        DictionaryPositions used =
                positions.computeIfAbsent(key, absent -> DictionaryPositions.ofRows(form.index(), runs, rowGroup));
        LookupLayout layout = LookupLayout.of(form.table(), used.size(), pageRows, workspace);
        List<RunRange> ranges = runs.cut(rowGroup, layout.pageRows());
        return layout.split() ? splitLookup(type, form, used, ranges) : lookup(type, form, used, ranges);
    }

    private ColumnChunk lookup(PrimitiveType type, Lookup form, DictionaryPositions used, List<RunRange> ranges) {
        String name = type.getName();
        PagesKey key = new PagesKey(Lookup.class, form.index());
        List<CompressedPage> data = shared(
                key,
                ranges,
                page -> workspace.repetitivePage(
                        name,
                        Encoding.RLE_DICTIONARY,
                        Math.toIntExact(page.rows()),
                        body -> workspace.lookup().encode(runs, form.index(), page, used, body)));
        CompressedPage dictionary = dictionary(name, form, used);
        return new ColumnChunk(
                name, Optional.of(dictionary), data, statistics(type, form, ranges), Encoding.RLE_DICTIONARY);
    }

    /// Split pages hold the values themselves, so columns share them only if they share the table too.
    private ColumnChunk splitLookup(PrimitiveType type, Lookup form, DictionaryPositions used, List<RunRange> ranges) {
        String name = type.getName();
        PagesKey key = new PagesKey(Lookup.class, List.of(form.index(), form.table()));
        List<CompressedPage> data = shared(
                key,
                ranges,
                page -> workspace.repetitivePage(
                        name,
                        Encoding.BYTE_STREAM_SPLIT,
                        Math.toIntExact(page.rows()),
                        body -> workspace.lookup().encodeSplit(runs, form, page, used, body)));
        return new ColumnChunk(
                name, Optional.empty(), data, statistics(type, form, ranges), Encoding.BYTE_STREAM_SPLIT);
    }

    private ColumnChunk encode(PrimitiveType type, Ramp form) {
        String name = type.getName();
        RampStart start = form.start();
        List<CompressedPage> data = shared(new PagesKey(Ramp.class, start), pages, page -> rampPage(name, start, page));
        return new ColumnChunk(
                name, Optional.empty(), data, statistics(type, form, pages), Encoding.DELTA_BINARY_PACKED);
    }

    private CompressedPage rampPage(String name, RampStart start, RunRange page) {
        DeltaPages delta = workspace.delta();
        int rows = Math.toIntExact(page.rows());
        delta.take(runs, start, page);
        if (delta.isMostlyKnown()) {
            return workspace.repetitivePage(name, Encoding.DELTA_BINARY_PACKED, rows, delta::put);
        }
        return workspace.page(name, Encoding.DELTA_BINARY_PACKED, sink -> {
            delta.putWhole(sink);
            return rows;
        });
    }

    private List<CompressedPage> shared(
            PagesKey key, List<RunRange> ranges, Function<RunRange, CompressedPage> encoder) {
        return dataPages.computeIfAbsent(
                key, absent -> ranges.stream().map(encoder).toList());
    }

    /// The dictionary page of a column, which several columns share if they share index and table.
    private CompressedPage dictionary(String name, Indexed form, DictionaryPositions used) {
        PagesKey key = new PagesKey(form.getClass(), List.of(form.index(), form.table()));
        return dictionaries.computeIfAbsent(key, absent -> newDictionary(name, form.table(), used));
    }

    private CompressedPage newDictionary(String name, ValueTable table, DictionaryPositions used) {
        if (table instanceof ValueTable.Doubles doubles && doubles.isOrdered()) {
            return workspace.doublesPage(name, used.size(), sink -> used.putPlain(table, sink));
        }
        return workspace.page(name, Encoding.PLAIN, sink -> {
            used.putPlain(table, sink);
            return used.size();
        });
    }

    private List<Statistics<?>> statistics(PrimitiveType type, RunForm form, List<RunRange> ranges) {
        List<Statistics<?>> statistics = new ArrayList<>(ranges.size());
        for (RunRange page : ranges) {
            statistics.add(PageStatistics.of(type, form, runs, page));
        }
        return statistics;
    }
}
