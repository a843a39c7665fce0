package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKBReader;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.InclusionRule;
import org.tileindex.report.RunResult;
import org.tileindex.tile.Dataset;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.ZoneIds;

/// Files of spans with rectangles are GeoParquet 1.1.0: the rules of its specification and of its JSON schema hold, and
/// readers that know nothing of spans see the cells. DuckDB and JTS read the files.
@Tag("slow")
class GeoParquetSpansTest {
    private static final List<Dataset> SPANS = Dataset.withGeometry(List.of(Dataset.TILE_SPANS));
    private static final Set<String> FILE_KEYS = Set.of("version", "primary_column", "columns");
    private static final Set<String> COLUMN_KEYS =
            Set.of("encoding", "geometry_types", "crs", "orientation", "edges", "bbox", "epoch", "covering");
    private static final Set<String> GEOMETRY_TYPES = Set.of(
            "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection");

    @TempDir
    private Path folder = Path.of("");

    private RunResult publish(Bounds bounds, Codec codec) throws Exception {
        return SampleRun.of(List.of("CH", "FJ", "LS", "RU"))
                .datasets(SPANS)
                .grid("15m", bounds)
                .codec(codec)
                .into(folder.resolve("out"));
    }

    private static List<Path> files(RunResult result) throws Exception {
        Path partition = result.datasets().getLast().partition();
        return FolderComparison.files(partition).stream()
                .map(partition::resolve)
                .toList();
    }

    /// Rules of the section *File metadata*, *Column metadata* and of the schema.
    @ParameterizedTest
    @EnumSource(Codec.class)
    void theMetadataAreThoseOfTheSpecification(Codec codec) throws Exception {
        try (DuckDb duckdb = new DuckDb()) {
            for (Path file : files(publish(Bounds.WORLD, codec))) {
                List<Map<String, Object>> entries = duckdb.rows(
                        "SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('" + file + "')");
                assertEquals(1, entries.size(), entries::toString);
                assertEquals("geo", entries.getFirst().get("key"));
                Map<String, Object> geo =
                        JSON.std.mapFrom(String.valueOf(entries.getFirst().get("value")));
                assertEquals(FILE_KEYS, geo.keySet());
                assertEquals("1.1.0", geo.get("version"));
                Map<?, ?> columns = map(geo, "columns");
                assertEquals(Set.of("geometry"), columns.keySet());
                assertEquals("geometry", geo.get("primary_column"));
                assertColumn(map(columns, "geometry"));
                assertSchema(duckdb, file);
            }
        }
    }

    private static Map<?, ?> map(Map<?, ?> parent, String key) {
        return (Map<?, ?>) Objects.requireNonNull(parent.get(key), key);
    }

    private static List<?> list(Map<?, ?> parent, String key) {
        return (List<?>) Objects.requireNonNull(parent.get(key), key);
    }

    private static void assertColumn(Map<?, ?> column) {
        assertTrue(COLUMN_KEYS.containsAll(column.keySet()), column::toString);
        assertEquals("WKB", column.get("encoding"));
        List<?> types = list(column, "geometry_types");
        assertEquals(Set.copyOf(types).size(), types.size(), "unique");
        assertTrue(GEOMETRY_TYPES.containsAll(types), types::toString);
        assertEquals(List.of("Polygon"), types);
        assertEquals("counterclockwise", column.get("orientation"));
        assertTrue(Set.of("planar", "spherical").contains(String.valueOf(column.get("edges"))), column::toString);
        assertEquals(4, list(column, "bbox").size());
        Map<?, ?> covering = map(column, "covering");
        assertEquals(Set.of("bbox"), covering.keySet());
        Map<?, ?> box = map(covering, "bbox");
        assertEquals(Set.of("xmin", "ymin", "xmax", "ymax"), box.keySet());
        box.forEach((side, path) -> assertEquals(List.of("bbox", side), path, "a column and the field of that name"));
    }

    /// The geometry is a column of the root and no group, BYTE_ARRAY for WKB; the covering is a group of the root with
    /// four fields of floating point; both are REQUIRED or OPTIONAL alike.
    private static void assertSchema(DuckDb duckdb, Path file) throws Exception {
        List<String> found =
                duckdb
                        .rows("SELECT name, type, repetition_type, num_children FROM parquet_schema('" + file + "')")
                        .stream()
                        .map(row -> String.join(
                                " ", row.values().stream().map(String::valueOf).toList()))
                        .toList();
        assertEquals("tile_spans null null 9", found.getFirst().replace("REQUIRED", "null"), found::toString);
        assertEquals(
                List.of(
                        "bbox null REQUIRED 4",
                        "xmin DOUBLE REQUIRED null",
                        "ymin DOUBLE REQUIRED null",
                        "xmax DOUBLE REQUIRED null",
                        "ymax DOUBLE REQUIRED null",
                        "geometry BYTE_ARRAY REQUIRED null"),
                found.subList(8, found.size()));
    }

    /// A row as DuckDB and JTS read it.
    private record Row(Polygon shape, Envelope box, int row, int from, int to, String wkb) {}

    private static List<Row> rows(Path file) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (DuckDb duckdb = new DuckDb()) {
            // DuckDB would make geometries of the bytes.
            duckdb.execute("SET enable_geoparquet_conversion = false");
            for (Map<String, Object> row : duckdb.rows("SELECT raster_row, col_from, col_to, hex(geometry) AS wkb,"
                    + " bbox.xmin AS xmin, bbox.xmax AS xmax, bbox.ymin AS ymin, bbox.ymax AS ymax FROM '" + file
                    + "'")) {
                String wkb = String.valueOf(row.get("wkb"));
                rows.add(new Row(
                        (Polygon) new WKBReader().read(HexFormat.of().parseHex(wkb)),
                        new Envelope(
                                number(row, "xmin"), number(row, "xmax"), number(row, "ymin"), number(row, "ymax")),
                        (int) number(row, "raster_row"),
                        (int) number(row, "col_from"),
                        (int) number(row, "col_to"),
                        wkb));
            }
        }
        return rows;
    }

    private static double number(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @ParameterizedTest
    @CsvSource({"-180, 180", "0, 360", "-180.125, 180.125"})
    void rectanglesAreThoseOfTheCells(double west, double east) throws Exception {
        RunResult result = publish(new Bounds(west, -90, east, 90), Codec.ZSTD);
        int crossing = 0;
        for (Path file : files(result)) {
            Envelope all = new Envelope();
            for (Row row : rows(file)) {
                assertTrue(row.shape().isValid() && row.shape().isRectangle(), row::toString);
                assertTrue(Orientation.isCCW(row.shape().getExteriorRing().getCoordinates()), row::toString);
                assertEquals(row.box(), row.shape().getEnvelopeInternal(), row::toString);
                assertEquals(cells(row, west), row.box(), row::toString);
                crossing += row.box().getMinX() < 180 && row.box().getMaxX() > 180 ? 1 : 0;
                all.expandToInclude(row.box());
            }
            assertEquals(all, told(file), "the rectangle of the file");
        }
        assertEquals(west == -180, crossing == 0, "rectangles across 180: " + crossing);
    }

    /// The rectangle of the cells, by the formulas of the contract, section 1: as a whole east of 180 or west of -180
    /// it is brought back.
    private static Envelope cells(Row row, double origin) {
        double west = origin + row.from() * 0.25;
        double east = origin + row.to() * 0.25;
        double turn = west >= 180 ? 360 : east <= -180 ? -360 : 0;
        return new Envelope(west - turn, east - turn, 90 - (row.row() + 1) * 0.25, 90 - row.row() * 0.25);
    }

    private static Envelope told(Path file) throws Exception {
        try (DuckDb duckdb = new DuckDb()) {
            Map<String, Object> box = duckdb.rows(
                            "SELECT json_extract(decode(value), '$.columns.geometry.bbox[0]')::DOUBLE"
                                    + " AS a, json_extract(decode(value), '$.columns.geometry.bbox[1]')::DOUBLE AS b,"
                                    + " json_extract(decode(value), '$.columns.geometry.bbox[2]')::DOUBLE AS c,"
                                    + " json_extract(decode(value), '$.columns.geometry.bbox[3]')::DOUBLE AS d"
                                    + " FROM parquet_kv_metadata('" + file + "')")
                    .getFirst();
            return new Envelope(number(box, "a"), number(box, "c"), number(box, "b"), number(box, "d"));
        }
    }

    @Test
    void duckDbAndArrowSeeGeometries() throws Exception {
        for (Path file : files(publish(Bounds.WORLD, Codec.SNAPPY))) {
            try (DuckDb duckdb = new DuckDb()) {
                assertEquals(
                        Map.of("t", "GEOMETRY('OGC:CRS84')"),
                        duckdb.rows("SELECT DISTINCT typeof(geometry) AS t FROM '" + file + "'")
                                .getFirst());
            }
            List<String> read =
                    FileReaders.arrow(file, FileFormat.PARQUET, schema -> new ScanOptions(1024), this::geometries);
            List<Row> rows = rows(file);
            assertEquals(rows.size(), read.size());
            for (int i = 0; i < read.size(); i++) {
                assertEquals(rows.get(i).wkb(), read.get(i), "Arrow C++ and DuckDB");
            }
        }
    }

    private List<String> geometries(ArrowReader reader) throws Exception {
        List<String> all = new ArrayList<>();
        while (reader.loadNextBatch()) {
            VarBinaryVector shapes =
                    (VarBinaryVector) reader.getVectorSchemaRoot().getVector("geometry");
            for (int i = 0; i < shapes.getValueCount(); i++) {
                all.add(HexFormat.of().withUpperCase().formatHex(shapes.get(i)));
            }
        }
        return all;
    }

    /// Rectangles as zones have the cells that they were made of, under both rules. Antarctica has spans of more than
    /// 180 degrees, whose edges `--zones` takes as the short way round.
    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void spansAsZonesGiveTheirTilesBack(InclusionRule rule) throws Exception {
        for (Bounds bounds : List.of(Bounds.WORLD, new Bounds(0, -90, 360, 90))) {
            Path out = folder.resolve("spans" + bounds.west());
            RunResult spans = SampleRun.of(List.of("CH", "FJ", "LS", "RU", "US", "NZ"))
                    .datasets(SPANS)
                    .grid("15m", bounds)
                    .rule(rule)
                    .into(out);
            Path partition = spans.datasets().getFirst().partition();
            RunResult again = SampleRun.ofFile(partition)
                    .options("country_iso", ZoneIds.ISO)
                    .datasets(SPANS)
                    .grid("15m", bounds)
                    .rule(rule)
                    .into(folder.resolve("again" + bounds.west()));
            assertTrue(spans.tiles() > 50_000, "tiles: " + spans.tiles());
            assertEquals(spans.tiles(), again.tiles());
            assertEquals(
                    List.of(),
                    FolderComparison.differences(
                            partition, again.datasets().getFirst().partition()));
        }
    }
}
