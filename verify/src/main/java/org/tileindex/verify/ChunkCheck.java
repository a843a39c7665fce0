package org.tileindex.verify;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.PageType;

/// Checks what the footer says of one column chunk against the pages that are really there, without decoding them.
final class ChunkCheck {
    /// Encoding of levels, which most columns do not have. It does not matter whether it is listed.
    private static final Encoding LEVELS = Encoding.RLE;

    private static final Set<ColumnMetaData._Fields> KNOWN = Set.of(
            ColumnMetaData._Fields.TYPE,
            ColumnMetaData._Fields.ENCODINGS,
            ColumnMetaData._Fields.PATH_IN_SCHEMA,
            ColumnMetaData._Fields.CODEC,
            ColumnMetaData._Fields.NUM_VALUES,
            ColumnMetaData._Fields.TOTAL_UNCOMPRESSED_SIZE,
            ColumnMetaData._Fields.TOTAL_COMPRESSED_SIZE,
            ColumnMetaData._Fields.DATA_PAGE_OFFSET,
            ColumnMetaData._Fields.DICTIONARY_PAGE_OFFSET,
            ColumnMetaData._Fields.STATISTICS,
            ColumnMetaData._Fields.ENCODING_STATS);

    private final String column;
    private final ColumnChunk chunk;
    private final ColumnMetaData footer;
    private final List<RawPage> pages;
    private final List<RawPage> dataPages;
    private final FormatPromise promise;
    private final FileFaults faults;

    /// @param pages of the chunk, in the order of the file
    ChunkCheck(String column, ColumnChunk chunk, List<RawPage> pages, FormatPromise promise, FileFaults faults) {
        this.column = column;
        this.chunk = chunk;
        this.footer = chunk.getMeta_data();
        this.pages = pages;
        this.dataPages = pages.stream().filter(page -> !page.isDictionary()).toList();
        this.promise = promise;
        this.faults = faults;
    }

    /// @param rows number of rows that the footer gives the row group
    void check(long rows) {
        faults.same(
                "the codec of column %s is not the run's".formatted(column),
                promise.codec(),
                footer.getCodec().name());
        checkForeign();
        checkCounts(rows);
        checkSizes();
        checkEncodings();
        for (RawPage page : pages) {
            checkPage(page);
        }
    }

    private void checkForeign() {
        faults.same("the footer has a file offset of column " + column, 0L, chunk.getFile_offset());
        for (ColumnMetaData._Fields field : ColumnMetaData._Fields.values()) {
            if (!KNOWN.contains(field) && footer.isSet(field)) {
                faults.add("the footer has a foreign entry for column " + column, "none", field.getFieldName());
            }
        }
        if (chunk.isSetFile_path() || chunk.isSetCrypto_metadata() || chunk.isSetEncrypted_column_metadata()) {
            faults.add("column %s lies in another file or is encrypted".formatted(column), "neither", "either");
        }
    }

    private void checkCounts(long rows) {
        long values = dataPages.stream().mapToLong(RawPage::values).sum();
        if (values != footer.getNum_values()) {
            faults.add(
                    "the footer's value count of column %s is wrong".formatted(column), values, footer.getNum_values());
        }
        if (values != rows) {
            faults.add(
                    "a row group has another number of rows than column %s has values".formatted(column), values, rows);
        }
        boolean most = promise.isDense(column);
        for (int i = 0; i < dataPages.size(); i++) {
            int found = dataPages.get(i).values();
            String where = "%s in page %d".formatted(Quantity.of(found, "row"), i);
            String promised = Quantity.of(promise.pageRows(), "row");
            if (most && found > promise.pageRows()) {
                faults.add(
                        "a page of column %s has more rows than the run promises".formatted(column),
                        "at most " + promised,
                        where);
            } else if (!most && i + 1 < dataPages.size() && found < promise.pageRows()) {
                faults.add(
                        "a page of column %s has fewer rows than the run promises".formatted(column),
                        "at least " + promised + " in all but the last",
                        where);
            }
        }
    }

    private void checkSizes() {
        long uncompressed = pages.stream().mapToLong(RawPage::uncompressedBytes).sum();
        faults.same(
                "the footer's uncompressed size of column %s is wrong".formatted(column),
                uncompressed,
                footer.getTotal_uncompressed_size());
        if (!dataPages.isEmpty()) {
            faults.same(
                    "the footer misplaces the first data page of column " + column,
                    dataPages.getFirst().offset(),
                    footer.getData_page_offset());
        }
        long dictionaries = pages.stream().filter(RawPage::isDictionary).count();
        if (dictionaries > 1 || (dictionaries == 1 && !pages.getFirst().isDictionary())) {
            faults.add(
                    "the dictionary page of column %s is not the first and only one".formatted(column),
                    "1 dictionary page before all others",
                    Quantity.of(dictionaries, "dictionary page"));
        }
        long dictionary = footer.isSetDictionary_page_offset() ? footer.getDictionary_page_offset() : -1;
        faults.same(
                "the footer misplaces the dictionary page of column " + column,
                dictionaries == 0 ? -1L : pages.getFirst().offset(),
                dictionary);
    }

    private void checkEncodings() {
        Set<Encoding> used = new TreeSet<>();
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (RawPage page : pages) {
            used.add(page.encoding());
            counts.merge(page.header().getType() + " " + page.encoding(), 1, Integer::sum);
        }
        Set<Encoding> listed = new TreeSet<>(footer.getEncodings());
        used.remove(LEVELS);
        listed.remove(LEVELS);
        faults.same(
                "the footer lists other encodings of column %s than its pages have".formatted(column), used, listed);
        if (footer.isSetEncoding_stats()) {
            TreeMap<String, Integer> told = new TreeMap<>();
            for (PageEncodingStats some : footer.getEncoding_stats()) {
                told.merge(some.getPage_type() + " " + some.getEncoding(), some.getCount(), Integer::sum);
            }
            faults.same("the footer counts other pages of column %s than it has".formatted(column), counts, told);
        }
    }

    private void checkPage(RawPage page) {
        if (!page.header().isSetCrc()) {
            faults.add(
                    "a page of column %s has no checksum".formatted(column),
                    "a CRC-32 in its header",
                    "none in the page at byte " + page.offset());
        }
        if (page.hasStatistics()) {
            faults.add(
                    "a page header of column %s has statistics of its own".formatted(column),
                    "none beside the column index",
                    "some in the page at byte " + page.offset());
        }
        if (!page.isRightAboutLevels(promise.value(column).isPresent())) {
            faults.add(
                    "a page header of column %s is wrong about levels or nulls".formatted(column),
                    "only what the column has, in the encoding RLE",
                    "others in the page at byte " + page.offset());
        }
        String encoding = page.encoding().name();
        Set<String> allowed = page.isDictionary() ? Set.of(Encoding.PLAIN.name()) : promise.encodings(column);
        if (!allowed.contains(encoding)) {
            faults.add(
                    "the encoding of column %s is not the run's".formatted(column),
                    String.join(" or ", allowed),
                    "%s in the %s at byte %d"
                            .formatted(
                                    encoding,
                                    page.header().getType() == PageType.DICTIONARY_PAGE ? "dictionary" : "page",
                                    page.offset()));
        }
    }

    /// Compares the offset index with the data pages.
    void checkOffsetIndex(OffsetIndex index) {
        List<PageLocation> places = index.getPage_locations();
        if (places.size() != dataPages.size()) {
            faults.add(
                    "the offset index of %s has another number of pages".formatted(column),
                    dataPages.size(),
                    places.size());
            return;
        }
        String what = "the offset index's %s of column " + column + " is wrong";
        long row = 0;
        for (int i = 0; i < places.size(); i++) {
            RawPage page = dataPages.get(i);
            PageLocation place = places.get(i);
            faults.same(what.formatted("page offset"), page.offset(), place.getOffset());
            faults.same(what.formatted("page size"), page.bytes(), (long) place.getCompressed_page_size());
            faults.same(what.formatted("first row"), row, place.getFirst_row_index());
            row += page.values();
        }
        if (index.isSetUnencoded_byte_array_data_bytes()) {
            faults.add("the offset index of %s has foreign entries".formatted(column), "none", "sizes of texts");
        }
    }
}
