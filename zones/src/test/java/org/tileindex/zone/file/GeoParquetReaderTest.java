package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Valid files, written by DuckDB.
class GeoParquetReaderTest {
    private static final double[] SQUARE = {0, 0, 1, 0, 1, 1, 0, 1, 0, 0};

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"uncompressed", "snappy", "zstd", "gzip", "lz4_raw"})
    void everyCodecIsRead(String codec) throws Exception {
        for (String version : List.of("v1", "v2")) {
            Path file = ZoneFiles.duckDb(
                    folder.resolve(codec + version),
                    "SELECT 'AT' AS iso_a2, %s AS geometry".formatted(ZoneFiles.blob(ZoneFiles.SQUARE)),
                    ", CODEC '%s', PARQUET_VERSION %s".formatted(codec, version));
            List<Feature> features = read(file);
            assertEquals(1, features.size());
            assertEquals("AT", features.get(0).id().orElseThrow());
            assertArrayEquals(SQUARE, features.get(0).polygons().get(0).shell());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"brotli"})
    void unsupportedCodecsAreRefused(String codec) throws Exception {
        Path file = ZoneFiles.duckDb(
                folder.resolve("zones"),
                "SELECT 'AT' AS iso_a2, %s AS geometry".formatted(ZoneFiles.blob(ZoneFiles.SQUARE)),
                ", CODEC '" + codec + "'");
        assertEquals(
                ErrorCode.E010_INPUT,
                assertThrows(TileIndexException.class, () -> read(file)).code());
    }

    /// Its digest would not be that of the zones.
    @Test
    void aFileThatChangesWhileItIsReadIsRefused() throws Exception {
        Path file = ZoneFiles.duckDb(
                folder.resolve("zones"),
                "SELECT 'AT' AS iso_a2, %s AS geometry".formatted(ZoneFiles.blob(ZoneFiles.SQUARE)),
                "");
        ZoneSource source = ZoneSource.file(file);
        assertEquals(DigestUtils.sha256Hex(Files.readAllBytes(file)), source.sha256());
        assertEquals(List.of("AT"), ZoneCatalog.read(source).ids());
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        TileIndexException refused = assertThrows(TileIndexException.class, () -> ZoneCatalog.read(source));
        assertEquals(ErrorCode.E010_INPUT, refused.code());
        assertTrue(refused.what().endsWith("changed while it was read"), refused.what());
    }

    @Test
    void severalRowGroupsDictionariesAndNullsStayAligned() throws Exception {
        // Every seventh id and every eleventh geometry is null; both columns repeat themselves within a row group.
        String query = """
                SELECT CASE WHEN i % 7 = 0 THEN NULL WHEN i % 2 = 0 THEN 'AT' ELSE 'CH' END AS iso_a2,
                  i AS population,
                  CASE WHEN i % 11 = 0 THEN NULL WHEN i % 3 = 0 THEN @square ELSE @triangle END AS geometry
                FROM range(10000) AS numbers(i)""".replace("@square", ZoneFiles.blob(ZoneFiles.SQUARE))
                .replace("@triangle", ZoneFiles.blob("POLYGON((0 0,1 0,1 1,0 0))"));
        for (String version : List.of("v1", "v2")) {
            Path file = ZoneFiles.duckDb(
                    folder.resolve(version), query, ", ROW_GROUP_SIZE 2048, PARQUET_VERSION " + version);
            List<Feature> features = read(file);
            assertEquals(10_000, features.size());
            for (int i = 0; i < features.size(); i++) {
                Feature feature = features.get(i);
                assertEquals(
                        i % 7 == 0 ? "" : i % 2 == 0 ? "AT" : "CH", feature.id().orElse(""));
                boolean read = i % 7 != 0 && i % 11 != 0;
                assertEquals(read ? 1 : 0, feature.polygons().size());
                if (read) {
                    assertEquals(i % 3 == 0 ? 10 : 8, feature.polygons().get(0).shell().length);
                }
            }
        }
    }

    @Test
    void distinctGeometriesBeyondADictionaryAreRead() throws Exception {
        Path file = ZoneFiles.duckDb(
                folder.resolve("zones"),
                "SELECT 'AT' AS iso_a2,"
                        + " ST_AsWKB(('POLYGON((0 0,1 0,1 1,0 '||(i + 1) / 100000.0||',0 0))')::GEOMETRY) AS geometry"
                        + " FROM range(5000) AS numbers(i)",
                ", ROW_GROUP_SIZE 2048");
        List<Feature> features = read(file);
        for (int i = 0; i < 5000; i++) {
            assertEquals((i + 1) / 100000.0, features.get(i).polygons().get(0).shell()[7]);
        }
    }

    @Test
    void holesMultiPolygonsCollectionsAndExtraDimensionsAreRead() throws Exception {
        String three = "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((3 0,4 0,4 1,3 0)),((6 0,7 0,7 1,6 0)))";
        String collection = "GEOMETRYCOLLECTION(POLYGON((0 0,1 0,1 1,0 0)),MULTIPOLYGON(((3 0,4 0,4 1,3 0))))";
        List<Feature> features = read(ZoneFiles.duckDb(
                folder.resolve("zones"),
                "SELECT 'AT' AS iso_a2, unnest([%s]) AS geometry"
                        .formatted(String.join(
                                ",",
                                List.of(
                                        ZoneFiles.blob("POLYGON((0 0,9 0,9 9,0 0),(5 2,6 2,6 3,5 2))"),
                                        ZoneFiles.blob(three),
                                        ZoneFiles.blob(collection),
                                        "ST_AsWKB('POLYGON Z((0 0 7,1 0 7,1 1 7,0 0 7))'::GEOMETRY)",
                                        ZoneFiles.blob("POLYGON EMPTY"),
                                        ZoneFiles.blob("MULTIPOLYGON EMPTY")))),
                ""));
        assertEquals(1, features.get(0).polygons().get(0).holes().size());
        assertArrayEquals(
                new double[] {5, 2, 6, 2, 6, 3, 5, 2},
                features.get(0).polygons().get(0).holes().get(0));
        assertEquals(3, features.get(1).polygons().size());
        assertEquals(2, features.get(2).polygons().size());
        assertArrayEquals(
                new double[] {0, 0, 1, 0, 1, 1, 0, 0},
                features.get(3).polygons().get(0).shell());
        assertTrue(features.get(4).polygons().isEmpty());
        assertTrue(features.get(5).polygons().isEmpty());
    }

    @Test
    void geometryLogicalTypeWithoutGeoMetadataIsEnough() throws Exception {
        Path file = ZoneFiles.duckDbWithout(
                folder.resolve("native"),
                "SELECT 'AT' AS iso_a2, '%s'::GEOMETRY AS shape".formatted(ZoneFiles.SQUARE),
                ", GEOPARQUET_VERSION 'NONE'");
        assertArrayEquals(SQUARE, read(file).get(0).polygons().get(0).shell());
    }

    @Test
    void duckDbsOwnGeoParquetIsRead() throws Exception {
        Path file = ZoneFiles.duckDbWithout(
                folder.resolve("own"),
                "SELECT 'AT' AS iso_a2, '%s'::GEOMETRY AS shape".formatted(ZoneFiles.SQUARE),
                "");
        assertArrayEquals(SQUARE, read(file).get(0).polygons().get(0).shell());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO_A2", "iso_a2", "country_iso", "Country", "iso2", "alpha_2"})
    void idColumnIsFoundByItsUsualNames(String name) throws Exception {
        Path file = ZoneFiles.duckDb(
                folder.resolve("zones"),
                "SELECT 7 AS iso_n3, %s AS geometry, 'CH' AS \"%s\"".formatted(ZoneFiles.blob(ZoneFiles.SQUARE), name),
                "");
        assertEquals("CH", read(file).get(0).id().orElseThrow());
    }

    @Test
    void fileWithoutRowsHasNoFeatures() throws Exception {
        Path file = ZoneFiles.duckDb(
                folder.resolve("zones"), "SELECT 'AT' AS iso_a2, ''::BLOB AS geometry WHERE 1 = 0", "");
        assertTrue(read(file).isEmpty());
    }

    private static List<Feature> read(Path file) throws TileIndexException {
        return FeatureReader.read(ZoneSource.file(file), ZoneOptions.DEFAULT);
    }
}
