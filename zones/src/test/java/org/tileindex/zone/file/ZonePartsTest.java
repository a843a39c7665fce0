package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;

/// Folders and patterns of zone files.
class ZonePartsTest {
    @TempDir
    Path root;

    private Path folder = Path.of("");

    @BeforeEach
    void create() throws IOException {
        folder = Files.createDirectories(root.resolve("parts"));
    }

    /// A folder as Spark, DuckDB, GDAL and people leave it: parts of several formats, and files that are none.
    private void mixed() throws Exception {
        feature(folder.resolve("b.geojson"), "LS", 10);
        Files.copy(SampleFormats.ne110m("gpkg"), folder.resolve("c.gpkg"));
        for (String ending : List.of("shp", "shx", "dbf", "prj", "cpg")) {
            Files.copy(SampleFormats.ne110m(ending), folder.resolve("d." + ending));
        }
        Path nested = Files.createDirectories(folder.resolve("a/deep"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(nested.resolve("x.gz")))) {
            Files.copy(SampleFormats.ne110m("fgb"), out);
        }
        Files.copy(SampleFormats.ne110m("parquet"), folder.resolve("part-0"));
        Files.createFile(folder.resolve("_SUCCESS"));
        Files.writeString(folder.resolve("_metadata"), "PAR1PAR1");
        Files.writeString(folder.resolve(".b.geojson.crc"), "crc");
        feature(folder.resolve(".hidden.geojson"), "XX", 0);
        feature(Files.createDirectories(folder.resolve("_temporary/0")).resolve("y.geojson"), "XX", 0);
        Files.writeString(folder.resolve("readme.txt"), "# Zones");
        Files.writeString(folder.resolve("styles.docx"), "PK\u0003\u0004");
        Files.createFile(folder.resolve("empty.txt"));
    }

    @Test
    void folderHoldsItsZoneFilesInTheOrderOfTheirNames() throws Exception {
        mixed();
        assertEquals(List.of("a/deep/x.gz", "b.geojson", "c.gpkg", "d.shp", "part-0"), names(folder));
        ZoneParts parts = ZoneParts.open(folder);
        assertEquals(folder.toString(), parts.name());
        assertEquals(5, parts.count());
        assertEquals("FlatGeobuf, GeoJSON, GeoPackage, GeoParquet, Shapefile", parts.formats());
        long bytes = 0;
        for (String name :
                List.of("a/deep/x.gz", "b.geojson", "c.gpkg", "d.shp", "d.dbf", "d.prj", "d.cpg", "part-0")) {
            bytes += Files.size(folder.resolve(name));
        }
        assertEquals(bytes, parts.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.g*|b.geojson c.gpkg",
                "*|a/deep/x.gz b.geojson c.gpkg d.shp part-0",
                "?.{shp,gpkg}|c.gpkg d.shp",
                "[ab]*|a/deep/x.gz b.geojson",
                "**|a/deep/x.gz b.geojson c.gpkg d.shp part-0",
                "**/*.gz|a/deep/x.gz",
                "**/*.shp|d.shp",
                "*/*/x.gz|a/deep/x.gz",
                "a/**/x.gz|a/deep/x.gz",
                ".h*|.hidden.geojson",
            })
    void patternsAreExpanded(String pattern, String expected) throws Exception {
        mixed();
        assertEquals(List.of(expected.split(" ", -1)), names(folder.resolve(pattern)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.nothing", "nowhere/*.parquet", "[", "readme*", "b.geojson/*"})
    void patternWithoutAMatchIsRefused(String pattern) throws Exception {
        mixed();
        assertOneLine(ErrorCode.E010_INPUT, pattern, () -> ZoneParts.open(folder.resolve(pattern)));
    }

    @Test
    void folderWithoutZoneFilesIsRefused() throws Exception {
        Files.writeString(folder.resolve("readme.txt"), "# Zones");
        assertOneLine(ErrorCode.E010_INPUT, "holds no zone file", () -> ZoneParts.open(folder));
    }

    @Test
    void fileOrFolderNamedLikeAPatternIsOne() throws Exception {
        Path file = folder.resolve("all[1]*.geojson");
        feature(file, "LS", 0);
        feature(folder.resolve("all1x.geojson"), "CH", 0);
        assertEquals(List.of("LS"), catalog(file).ids());
        Path odd = Files.createDirectories(folder.resolve("odd[1]"));
        feature(odd.resolve("a.geojson"), "LS", 0);
        assertEquals(List.of("LS"), catalog(odd).ids());
        assertEquals(List.of("LS"), catalog(odd.resolve("*.geojson")).ids());
    }

    @Test
    void damagedPartIsAnErrorAndNotAGap() throws Exception {
        feature(folder.resolve("a.geojson"), "LS", 0);
        Files.createFile(folder.resolve("b.parquet"));
        assertOneLine(ErrorCode.E010_INPUT, "b.parquet", () -> catalog(folder));
        Files.writeString(folder.resolve("b.parquet"), "PAR1 cut short");
        assertOneLine(ErrorCode.E010_INPUT, "b.parquet", () -> catalog(folder));
        Files.writeString(folder.resolve("b.parquet"), "{\"type\": \"FeatureCollection\", \"features\": [7]}");
        assertOneLine(ErrorCode.E010_INPUT, "b.parquet", () -> catalog(folder));
    }

    @Test
    void errorsOfOnePartNameIt() throws Exception {
        feature(folder.resolve("a.geojson"), "LS", 0);
        Files.writeString(
                folder.resolve("b.geojson"),
                Files.readString(folder.resolve("a.geojson")).replace("iso_a2", "x"));
        assertOneLine(ErrorCode.E005_ISO_FK, "b.geojson has no field", () -> catalog(folder));
        Files.writeString(
                folder.resolve("b.geojson"),
                "{\"type\": \"FeatureCollection\", \"crs\": \"EPSG:3857\", \"features\": []}");
        assertOneLine(ErrorCode.E007_CRS_MISMATCH, "b.geojson", () -> catalog(folder));
        feature(folder.resolve("b.geojson"), "plot", 0);
        assertOneLine(
                ErrorCode.E005_ISO_FK,
                "(2 parts): 1 id is not ISO 3166-1: plot",
                () -> catalog(folder).ids());
    }

    @Test
    void refusedZoneIsNamedWithItsParts() throws Exception {
        feature(folder.resolve("a.geojson"), "LS", 0);
        feature(folder.resolve("b.geojson"), "LS", 10);
        feature(folder.resolve("c.geojson"), "CH", 20);
        Path bad = folder.resolve("b.geojson");
        Files.writeString(bad, Files.readString(bad).replace("[13, 3]", "[11, 0]"));
        ZoneCatalog catalog = catalog(folder);
        TileIndexException invalid =
                catalog.faults(catalog.ids()).values().iterator().next();
        assertTrue(invalid.what().startsWith("zone LS: "), invalid.what());
        assertTrue(invalid.what().endsWith(" (parts/a.geojson, parts/b.geojson)"), invalid.what());
        Files.writeString(bad, Files.readString(bad).replace("[11, 0]", "[11, 91]"));
        assertOneLine(
                ErrorCode.E004_BOUNDS,
                "(parts/a.geojson, parts/b.geojson)",
                () -> catalog(folder).all());
    }

    @Test
    void idInSeveralPartsIsOneZone() throws Exception {
        feature(folder.resolve("a.geojson"), "LS", 0);
        feature(folder.resolve("b.geojson"), "LS", 10);
        feature(folder.resolve("c.geojson"), "CH", 20);
        List<Zone> zones = catalog(folder).all();
        assertEquals(List.of("CH", "LS"), zones.stream().map(Zone::id).toList());
        assertEquals(2, zones.get(1).polygons().size());
    }

    @Test
    void digestFollowsFromTheContentOfAllParts() throws Exception {
        Path file = folder.resolve("a.geojson");
        feature(file, "LS", 0);
        String single = DigestUtils.sha256Hex(Files.readAllBytes(file));
        assertEquals(single, ZoneParts.open(file).sha256());
        assertEquals(single, ZoneParts.open(folder).sha256(), "a folder of one file");
        feature(folder.resolve("b.geojson"), "CH", 10);
        String both = ZoneParts.open(folder).sha256();
        assertNotEquals(single, both);
        assertEquals(both, ZoneParts.open(folder.resolve("*.geojson")).sha256());
        Path moved = Files.move(folder, root.resolve("elsewhere"));
        assertEquals(both, ZoneParts.open(moved).sha256());
        feature(moved.resolve("b.geojson"), "CH", 11);
        assertNotEquals(both, ZoneParts.open(moved).sha256());
    }

    /// DuckDB leaves the columns of its partitions out of the files, and so does Spark.
    @Test
    void keysOfHivePartitionsAreFields() throws Exception {
        hive("iso_a2, year");
        assertTrue(Files.exists(folder.resolve("iso_a2=LS/year=2021")), "DuckDB's folders");
        ZoneCatalog catalog = catalog(folder);
        assertEquals(List.of("CH", "LS"), catalog.ids());
        assertEquals(1, catalog.withoutId());
        assertEquals(
                3,
                catalog.all().stream().mapToInt(zone -> zone.polygons().size()).sum());
        assertEquals(List.of("LS"), ids(folder.resolve("**/*.parquet"), "year = 2021"));
        assertEquals(List.of("LS"), ids(folder, "YEAR > '2020'"));
        assertEquals(List.of("CH"), ids(folder, "iso_a2 <> 'LS'"));
        ZoneOptions byName = new ZoneOptions(Optional.of("name"), Optional.empty(), ZoneIds.ANY);
        assertEquals(
                List.of("x y/z", "Ä"),
                ZoneCatalog.read(ZoneParts.open(folder), byName).ids().stream()
                        .filter(id -> !id.equals("null"))
                        .toList());
        String before = ZoneParts.open(folder).sha256();
        Files.move(folder.resolve("iso_a2=LS"), folder.resolve("iso_a2=AT"));
        assertNotEquals(before, ZoneParts.open(folder).sha256(), "a key decides ids");
    }

    @Test
    void keysOfHivePartitionsAreDecoded() throws Exception {
        hive("name");
        ZoneOptions byName = new ZoneOptions(Optional.of("NAME"), Optional.empty(), ZoneIds.ANY);
        assertEquals(
                List.of("null", "x y/z", "Ä"),
                ZoneCatalog.read(ZoneParts.open(folder), byName).ids());
    }

    private void hive(String columns) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            String square = ZoneFiles.blob(ZoneFiles.SQUARE);
            String copy = """
                    COPY (SELECT * FROM (VALUES ('LS', 2020, 'x y/z', @s), ('LS', 2021, 'x y/z', @s), ('CH', 2020, 'Ä',
                    @s), (NULL, 2020, 'null', @s)) AS t(iso_a2, year, name, geometry)) TO '@folder' (FORMAT parquet,
                    PARTITION_BY (@columns), OVERWRITE_OR_IGNORE, KV_METADATA {geo: '@geo'})""";
            statement.execute(copy.replace("@s", square)
                    .replace("@folder", folder.toString())
                    .replace("@columns", columns)
                    .replace("@geo", ZoneFiles.GEO));
        }
    }

    @Test
    void partsWithoutACrsAreNotedOnce() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            Files.copy(SampleFormats.ne110m("shp"), folder.resolve(name + ".shp"));
            Files.copy(SampleFormats.ne110m("dbf"), folder.resolve(name + ".dbf"));
        }
        ZoneCatalog catalog = catalog(folder);
        List<String> notes = catalog.described(List.of("CH")).notes();
        assertEquals(1, notes.size(), notes::toString);
        assertTrue(notes.get(0).contains("a.shp names no CRS") && notes.get(0).contains("2 other parts"), notes.get(0));
    }

    private static List<String> ids(Path path, String condition) throws Exception {
        ZoneOptions options = ZoneOptions.DEFAULT.where(Optional.of(WhereParser.parse(condition)));
        return ZoneCatalog.read(ZoneParts.open(path), options).ids();
    }

    private static ZoneCatalog catalog(Path path) throws TileIndexException {
        return ZoneCatalog.read(ZoneParts.open(path), ZoneOptions.DEFAULT);
    }

    private List<String> names(Path path) throws Exception {
        return ZoneParts.open(path).parts().stream()
                .map(part -> folder.relativize(Path.of(part.name())).toString())
                .toList();
    }

    private static void assertOneLine(ErrorCode code, String mentions, Executable action) {
        TileIndexException e = assertThrows(TileIndexException.class, action);
        String line = String.valueOf(e.getMessage());
        assertEquals(code, e.code(), line);
        assertTrue(line.contains(mentions), line);
        assertEquals(1, Stream.of(line.split("\n", -1)).count(), line);
    }

    private static void feature(Path file, String id, int west) throws IOException {
        String feature = """
                {"type": "Feature", "properties": {"iso_a2": "@id"}, "geometry": {"type": "Polygon",
                "coordinates": [[[@west, 0], [@east, 0], [@east, 3], [@west, 0]]]}}""";
        Files.writeString(file, filled(feature, id, west));
    }

    private static String filled(String feature, String id, int west) {
        return feature.replace("@id", id)
                .replace("@west", Integer.toString(west))
                .replace("@east", Integer.toString(west + 3));
    }
}
