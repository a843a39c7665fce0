package org.tileindex.verify;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.Statistics;

/// Checks the statistics and the column index of one column chunk, by which readers skip, against its values. A
/// bound that is too narrow hides rows, and one that is too wide hides a change.
final class RangeCheck {
    /// Bounds of texts and bytes are cut to this many bytes in the column index (Parquet format, *Page index*).
    private static final int CUT_BYTES = 64;

    /// A cut drops at most this many bytes more, because it keeps characters whole, and raises at most these.
    private static final int CHARACTER_BYTES = 8;

    /// The last of all characters, which cannot be raised, in UTF-8.
    private static final int LAST_CHARACTER = 0xf48fbfbf;

    private static final String NONE = "none";

    private final String column;
    private final ValueOrder order;
    private final int rowGroup;
    private final FileFaults faults;

    RangeCheck(String column, ValueOrder order, int rowGroup, FileFaults faults) {
        this.column = column;
        this.order = order;
        this.rowGroup = rowGroup;
        this.faults = faults;
    }

    /// Compares the footer's statistics with the values of all pages, at least one.
    void checkStatistics(Statistics found, List<PageRange> pages) {
        List<PageRange.Bounds> bounds = bounds(pages);
        Optional<ByteBuffer> min = bounds.stream().map(PageRange.Bounds::min).min(order);
        Optional<ByteBuffer> max = bounds.stream().map(PageRange.Bounds::max).max(order);
        String where = "the footer's %s of column " + column + " is wrong";
        String group = " in row group " + rowGroup;
        exact(where.formatted("minimum"), min, found.bufferForMin_value(), found.isSetMin_value(), group);
        exact(where.formatted("maximum"), max, found.bufferForMax_value(), found.isSetMax_value(), group);
        if (found.isSetMin() || found.isSetMax()) {
            exact(where.formatted("old minimum"), min, found.bufferForMin(), found.isSetMin(), group);
            exact(where.formatted("old maximum"), max, found.bufferForMax(), found.isSetMax(), group);
        }
        long nulls = pages.stream().mapToLong(PageRange::nulls).sum();
        faults.same(
                where.formatted("null count"),
                Long.toString(nulls),
                found.isSetNull_count() ? Long.toString(found.getNull_count()) : "none");
        if (found.isSetNan_count()) {
            faults.same(where.formatted("NaN count"), 0L, found.getNan_count());
        }
        if (found.isSetDistinct_count()) {
            faults.add("the footer counts distinct values of column " + column, "no count", found.getDistinct_count());
        }
        if ((found.isSetIs_min_value_exact() && !found.isIs_min_value_exact())
                || (found.isSetIs_max_value_exact() && !found.isIs_max_value_exact())) {
            faults.add("the footer's bounds of column %s are not exact".formatted(column), "exact", "not exact");
        }
    }

    private static List<PageRange.Bounds> bounds(List<PageRange> pages) {
        return pages.stream().flatMap(page -> page.bounds().stream()).toList();
    }

    /// @param expected empty if there is no value
    private void exact(String what, Optional<ByteBuffer> expected, ByteBuffer found, boolean present, String where) {
        boolean right = present
                ? expected.isPresent() && order.fits(found) && order.compare(expected.get(), found) == 0
                : expected.isEmpty();
        if (!right) {
            faults.add(what, expected.map(order::show).orElse(NONE), (present ? order.show(found) : NONE) + where);
        }
    }

    /// Compares the column index with the values of each page.
    void checkColumnIndex(ColumnIndex index, List<PageRange> pages) {
        if (index.getMin_valuesSize() != pages.size()
                || index.getMax_valuesSize() != pages.size()
                || index.getNull_pagesSize() != pages.size()) {
            faults.add(
                    "the column index of %s has another number of pages".formatted(column),
                    pages.size(),
                    index.getMin_valuesSize());
            return;
        }
        String what = "the column index's %s of column " + column + " is wrong";
        for (int i = 0; i < pages.size(); i++) {
            checkPage(index, i, pages.get(i), what, " in page %d of row group %d".formatted(i, rowGroup));
        }
        if (!hasNullCounts(index, pages.size())) {
            faults.add(what.formatted("null counts"), "one for each page", "none or more or fewer");
        }
        checkForeign(index, pages.size(), what);
        BoundaryOrder truth = boundaryOrder(bounds(pages));
        faults.same(what.formatted("boundary order"), truth, index.getBoundary_order());
    }

    private void checkPage(ColumnIndex index, int i, PageRange page, String what, String where) {
        ByteBuffer min = index.getMin_values().get(i);
        ByteBuffer max = index.getMax_values().get(i);
        if (page.bounds().isPresent()) {
            PageRange.Bounds bounds = page.bounds().get();
            if (!isLower(bounds.min(), min)) {
                faults.add(what.formatted("minimum"), order.show(bounds.min()), order.show(min) + where);
            }
            if (!isUpper(bounds.max(), max)) {
                faults.add(what.formatted("maximum"), order.show(bounds.max()), order.show(max) + where);
            }
        } else {
            faults.same(what.formatted("minimum"), NONE, min.hasRemaining() ? order.show(min) + where : NONE);
            faults.same(what.formatted("maximum"), NONE, max.hasRemaining() ? order.show(max) + where : NONE);
        }
        boolean allNull = page.bounds().isEmpty();
        if (index.getNull_pages().get(i) != allNull) {
            String found = allNull ? NONE : "one";
            faults.add(what.formatted("null page"), allNull ? "a page of nulls" : "no page of nulls", found + where);
        }
        if (hasNullCounts(index, index.getNull_pagesSize())
                && index.getNull_counts().get(i) != page.nulls()) {
            faults.add(
                    what.formatted("null counts"),
                    page.nulls(),
                    index.getNull_counts().get(i) + where);
        }
    }

    private static boolean hasNullCounts(ColumnIndex index, int pages) {
        return index.isSetNull_counts() && index.getNull_countsSize() == pages;
    }

    private void checkForeign(ColumnIndex index, int pages, String what) {
        List<Long> zeros = Collections.nCopies(pages, 0L);
        if (index.isSetNan_counts() && !index.getNan_counts().equals(zeros)) {
            faults.add(what.formatted("NaN counts"), "0 in each page", "others");
        }
        if (index.isSetRepetition_level_histograms() || index.isSetDefinition_level_histograms()) {
            faults.add("the column index of %s has foreign entries".formatted(column), "none", "histograms of levels");
        }
    }

    /// Whether `found` is the lower bound that the column index must have. A long text is cut.
    private boolean isLower(ByteBuffer min, ByteBuffer found) {
        if (order.width() > 0 || min.remaining() <= CUT_BYTES || min.equals(found)) {
            return order.fits(found) && order.compare(min, found) == 0;
        }
        int length = found.remaining();
        return length <= CUT_BYTES
                && length > CUT_BYTES - CHARACTER_BYTES
                && min.slice(0, length).equals(found);
    }

    /// Whether `found` is the upper bound that the column index must have. A long text is cut and its last character
    /// raised, unless no character can be raised; of bytes, the last one that can be.
    private boolean isUpper(ByteBuffer max, ByteBuffer found) {
        if (order.width() > 0 || max.remaining() <= CUT_BYTES || max.equals(found)) {
            return order.fits(found) && order.compare(max, found) == 0;
        }
        int kept = CUT_BYTES;
        while (order == ValueOrder.TEXT && isInsideCharacter(max.get(kept))) {
            kept--;
        }
        while (kept >= Integer.BYTES && max.getInt(kept - Integer.BYTES) == LAST_CHARACTER) {
            kept -= Integer.BYTES;
        }
        return found.remaining() <= CUT_BYTES
                && max.mismatch(found) >= kept - CHARACTER_BYTES
                && order.compare(max, found) < 0;
    }

    private static boolean isInsideCharacter(byte utf8) {
        return (utf8 & 0xc0) == 0x80;
    }

    private BoundaryOrder boundaryOrder(List<PageRange.Bounds> pages) {
        boolean up = true;
        boolean down = true;
        for (int i = 1; i < pages.size(); i++) {
            int mins = order.compare(pages.get(i - 1).min(), pages.get(i).min());
            int maxs = order.compare(pages.get(i - 1).max(), pages.get(i).max());
            up &= mins <= 0 && maxs <= 0;
            down &= mins >= 0 && maxs >= 0;
        }
        return up ? BoundaryOrder.ASCENDING : down ? BoundaryOrder.DESCENDING : BoundaryOrder.UNORDERED;
    }
}
