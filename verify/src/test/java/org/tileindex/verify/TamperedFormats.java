package org.tileindex.verify;

import static org.tileindex.verify.DatasetSchema.TILE_INDEX;

import io.airlift.compress.snappy.SnappyCompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.IEEE754TotalOrder;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.Statistics;
import org.tileindex.fault.ErrorCode;

/// Tamperings with the structures of a Parquet file whose rows stay as they are.
final class TamperedFormats {
    private static final String ID = "tile_id";
    private static final String LAT = "centroid_lat";

    private TamperedFormats() {}

    static List<Tampering> all() {
        return Stream.of(statistics(), columnIndexes(), offsetIndexes(), footers(), layouts(), pages(), dictionaries())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Tampering> statistics() {
        return List.of(
                Tampering.ofLie(
                        "a minimum raised",
                        footer("minimum", ID),
                        file -> statistics(file, ID)
                                .setMin_value(plus(statistics(file, ID).getMin_value(), 1))),
                Tampering.ofLie(
                        "a minimum lowered",
                        footer("minimum", ID),
                        file -> statistics(file, ID)
                                .setMin_value(plus(statistics(file, ID).getMin_value(), -1))),
                Tampering.ofLie(
                        "a maximum lowered",
                        footer("maximum", LAT),
                        file -> statistics(file, LAT)
                                .setMax_value(plus(statistics(file, LAT).getMax_value(), 1))),
                Tampering.ofLie(
                        "a maximum raised",
                        footer("maximum", LAT),
                        file -> statistics(file, LAT)
                                .setMax_value(plus(statistics(file, LAT).getMax_value(), -1))),
                Tampering.ofLie(
                        "nulls counted",
                        footer("null count", ID),
                        file -> statistics(file, ID).setNull_count(1)),
                Tampering.ofLie(
                        "no statistics",
                        "the footer has no statistics of column tile_id",
                        file -> file.chunk(ID).data().unsetStatistics()));
    }

    private static List<Tampering> columnIndexes() {
        return List.of(
                Tampering.ofLie(
                        "a page's minimum raised",
                        index("minimum", ID),
                        file -> raise(file.chunk(ID).columnIndex.getMin_values())),
                Tampering.ofLie(
                        "a page's maximum raised",
                        index("maximum", ID),
                        file -> raise(file.chunk(ID).columnIndex.getMax_values())),
                Tampering.ofLie(
                        "a page of nulls",
                        index("null page", ID),
                        file -> file.chunk(ID).columnIndex.setNull_pages(List.of(true))),
                Tampering.ofLie(
                        "nulls of a page",
                        index("null counts", ID),
                        file -> file.chunk(ID).columnIndex.setNull_counts(List.of(1L))),
                Tampering.ofLie(
                        "pages in another order",
                        index("boundary order", ID),
                        file -> file.chunk(ID).columnIndex.setBoundary_order(BoundaryOrder.UNORDERED)));
    }

    private static List<Tampering> offsetIndexes() {
        return List.of(
                Tampering.ofLie(
                        "a page's place shifted",
                        place("page offset", ID),
                        file -> location(file).setOffset(location(file).getOffset() + 1)),
                Tampering.ofLie(
                        "a page's size",
                        place("page size", ID),
                        file -> location(file).setCompressed_page_size(7)),
                Tampering.ofLie(
                        "a page's first row",
                        place("first row", ID),
                        file -> location(file).setFirst_row_index(1)));
    }

    private static String footer(String what, String column) {
        return "the footer's %s of column %s is wrong".formatted(what, column);
    }

    private static String index(String what, String column) {
        return "the column index's %s of column %s is wrong".formatted(what, column);
    }

    private static String place(String what, String column) {
        return "the offset index's %s of column %s is wrong".formatted(what, column);
    }

    private static Statistics statistics(ParquetModel file, String column) {
        return file.chunk(column).data().getStatistics();
    }

    private static PageLocation location(ParquetModel file) {
        return file.chunk(ID).offsetIndex.getPage_locations().getFirst();
    }

    /// Adds to the lowest byte, which is one unit of an integer and one ulp of a double.
    private static byte[] plus(byte[] littleEndian, int step) {
        byte[] changed = littleEndian.clone();
        changed[0] += (byte) step;
        return changed;
    }

    private static void raise(List<ByteBuffer> values) {
        byte[] bytes = new byte[values.getFirst().remaining()];
        values.getFirst().duplicate().get(bytes);
        values.set(0, ByteBuffer.wrap(plus(bytes, 1)));
    }

    private static List<Tampering> footers() {
        return List.of(
                Tampering.ofLie(
                        "another created_by",
                        "created_by differs from the run's",
                        file -> file.footer.setCreated_by("parquet-cpp-arrow version 25.0.0")),
                Tampering.ofLie(
                        "a time in the footer",
                        "the footer has key-value metadata",
                        file -> file.footer.setKey_value_metadata(
                                List.of(new KeyValue("written").setValue("2026-11-26T05:00:00Z")))),
                Tampering.ofLie(
                        "another order",
                        "the order of column centroid_lat is not the one that its type defines",
                        file -> file.footer
                                .getColumn_orders()
                                .set(5, ColumnOrder.IEEE_754_TOTAL_ORDER(new IEEE754TotalOrder()))),
                Tampering.ofLie(
                        "another name",
                        "the schema has another name",
                        file -> file.footer.getSchema().getFirst().setName("alpha.example.org")),
                Tampering.ofLie(
                        "no orders",
                        "the footer has too few or too many column orders",
                        file -> file.footer.unsetColumn_orders()),
                Tampering.ofLie(
                        "another row count",
                        "the footer's row count is not the sum of its row groups'",
                        file -> file.footer.setNum_rows(file.footer.getNum_rows() - 1)),
                Tampering.ofLie(
                                "another size",
                                "the footer's uncompressed size of column tile_id is wrong",
                                file -> file.chunk(ID).data().setTotal_uncompressed_size(1))
                        .along("the uncompressed size of a row group is not the sum of its columns'"),
                Tampering.ofLie(
                        "a foreign entry",
                        "the footer has a foreign entry for column tile_id",
                        file -> file.chunk(ID).data().setBloom_filter_offset(4)));
    }

    private static List<Tampering> layouts() {
        return List.of(
                Tampering.of(
                        "another codec",
                        ErrorCode.E014_VERIFY,
                        "the codec of column raster_row is not the run's",
                        TamperedFormats::compress),
                Tampering.of(
                                "another encoding",
                                ErrorCode.E014_VERIFY,
                                "the encoding of column centroid_lon is not the run's",
                                sample -> rewrite(sample, false, Integer.MAX_VALUE))
                        .along(Stream.of("country_iso", "raster_row", "centroid_lat", "pixel_area_m2", "inclusion_rule")
                                .map("the encoding of column %s is not the run's"::formatted)
                                .toArray(String[]::new)),
                Tampering.of(
                                "a row group split",
                                ErrorCode.E014_VERIFY,
                                "a row group has fewer rows than the run promises",
                                sample -> rewrite(sample, true, 200))
                        .along("the encoding of column centroid_lon is not the run's"));
    }

    private static void rewrite(PublishedSample sample, boolean dictionaries, int groupRows) throws IOException {
        Path part = sample.part(TILE_INDEX, "LS");
        List<Object[]> rows = PartRewriter.read(part);
        PartRewriter.write(part, DatasetSchema.fields(TILE_INDEX, "country_iso"), rows, dictionaries, groupRows);
    }

    /// Compresses one column, and so as a writer would.
    private static void compress(PublishedSample sample) throws IOException {
        Path part = sample.part(TILE_INDEX, "LS");
        ParquetModel model = ParquetModel.read(part);
        ParquetModel.Chunk chunk = model.chunk("raster_row");
        chunk.data().setCodec(CompressionCodec.SNAPPY);
        for (ParquetModel.Page page : chunk.pages) {
            SnappyCompressor compressor = new SnappyCompressor();
            byte[] out = new byte[compressor.maxCompressedLength(page.body.length)];
            int length = compressor.compress(page.body, 0, page.body.length, out, 0, out.length);
            page.replace(Arrays.copyOf(out, length), page.body.length);
        }
        model.write(part, file -> {});
    }

    private static List<Tampering> pages() {
        return List.of(
                Tampering.ofFile(
                        "a checksum removed",
                        "a page of column tile_id has no checksum",
                        file -> file.chunk(ID).pages.getFirst().header.unsetCrc()),
                Tampering.ofFile(
                        "a wrong checksum",
                        "a file cannot be read",
                        file -> file.chunk(ID).pages.getFirst().header.setCrc(42)),
                Tampering.ofFile(
                        "statistics in a page header",
                        "a page header of column tile_id has statistics of its own",
                        file -> file.chunk(ID)
                                .pages
                                .getFirst()
                                .header
                                .getData_page_header()
                                .setStatistics(statistics(file, ID))),
                Tampering.ofFile(
                        "bytes that belong to nothing",
                        "bytes of the file belong to no page and no index",
                        file -> file.hidden = "written on alpha.example.org".getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<Tampering> dictionaries() {
        return List.of(
                Tampering.ofFile(
                                "an entry of a dictionary twice",
                                "the dictionary of column centroid_lat has an entry twice",
                                file -> append(file.chunk(LAT), lastEntry(file.chunk(LAT))))
                        .along("the dictionary of column centroid_lat has an entry that no row uses"),
                Tampering.ofFile(
                                "an area twice",
                                "the dictionary of column pixel_area_m2 has an entry twice",
                                file -> append(file.chunk("pixel_area_m2"), lastEntry(file.chunk("pixel_area_m2"))))
                        .along("the dictionary of column pixel_area_m2 has an entry that no row uses"),
                Tampering.ofFile(
                        "an entry that no row uses",
                        "the dictionary of column centroid_lat has an entry that no row uses",
                        file -> append(file.chunk(LAT), new byte[8])),
                Tampering.ofFile(
                        "bytes after the last entry",
                        "the dictionary of column centroid_lat has bytes beyond its entries",
                        file -> {
                            append(file.chunk(LAT), new byte[8]);
                            var header = file.chunk(LAT).pages.getFirst().header.getDictionary_page_header();
                            header.setNum_values(header.getNum_values() - 1);
                        }));
    }

    private static byte[] lastEntry(ParquetModel.Chunk chunk) {
        byte[] body = chunk.pages.getFirst().body;
        return Arrays.copyOfRange(body, body.length - 8, body.length);
    }

    private static void append(ParquetModel.Chunk chunk, byte[] entry) {
        ParquetModel.Page page = chunk.pages.getFirst();
        byte[] body = Arrays.copyOf(page.body, page.body.length + entry.length);
        System.arraycopy(entry, 0, body, page.body.length, entry.length);
        page.replace(body, body.length);
        var header = page.header.getDictionary_page_header();
        header.setNum_values(header.getNum_values() + 1);
    }
}
