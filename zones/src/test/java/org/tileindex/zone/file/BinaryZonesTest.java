package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tileindex.fault.ErrorCode.E001_GEO_INVALID;
import static org.tileindex.fault.ErrorCode.E005_ISO_FK;
import static org.tileindex.fault.ErrorCode.E007_CRS_MISMATCH;
import static org.tileindex.fault.ErrorCode.E010_INPUT;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.ZoneIds;

/// GeoPackage, FlatGeobuf and Shapefile: layers, ids, coordinate systems and missing parts, by changing GDAL's files.
@Tag("slow")
class BinaryZonesTest {
    private static final ZoneOptions BY_NUMBER = new ZoneOptions(Optional.of("ISO_N3"), Optional.empty(), ZoneIds.ISO);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "gpkg", "fgb", "shp"})
    void anotherFieldHoldsTheIds(String ending) throws Exception {
        List<Feature> features = FeatureReader.read(ZoneSource.file(SampleFormats.ne110m(ending)), BY_NUMBER);
        assertTrue(features.stream().anyMatch(feature -> feature.id().equals(Optional.of("242"))));
        ZoneOptions absent = new ZoneOptions(Optional.of("absent"), Optional.empty(), ZoneIds.ISO);
        TileIndexException e = assertThrows(
                TileIndexException.class,
                () -> FeatureReader.read(ZoneSource.file(SampleFormats.ne110m(ending)), absent));
        assertEquals(E005_ISO_FK, e.code());
        assertTrue(String.valueOf(e.getMessage()).contains("iso_n3"), e.getMessage());
    }

    @Test
    void geoPackageIdsMayBeIntegersOrReals() throws Exception {
        Path file = geoPackage("ALTER TABLE countries ADD COLUMN half REAL", "UPDATE countries SET half = fid * 0.5");
        assertEquals("2", firstIdBy("fid", file, 1));
        assertEquals("1", firstIdBy("half", file, 1));
        assertEquals("1.5", firstIdBy("half", file, 2));
    }

    @Test
    void geoPackageWithNullsAndPoints() throws Exception {
        Path file = geoPackage("UPDATE countries SET geom = NULL WHERE iso_a2 = 'FJ'");
        assertTrue(SampleFormats.read(file).get(0).polygons().isEmpty());
        assertRefused(
                E001_GEO_INVALID,
                geoPackage(
                        "UPDATE countries SET geom = x'47500001E6100000010100000000000000000000000000000000000000'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x''",
                "x'00'",
                "x'47500000'",
                "x'47500001E6100000'",
                "x'4750000FE6100000'",
                "x'47500003E61000000000'",
                "'text instead of bytes'"
            })
    void geoPackageWithDamagedGeometries(String blob) throws Exception {
        Path file = geoPackage("UPDATE countries SET geom = " + blob.replace("x'47500000'", "x'47500000'"));
        TileIndexException e = assertThrows(TileIndexException.class, () -> zones(file));
        assertTrue(e.code() == E010_INPUT || e.code() == E001_GEO_INVALID, e.getMessage());
    }

    @Test
    void geoPackageOfSeveralLayersNeedsOne() throws Exception {
        Path file = geoPackage(
                "CREATE TABLE \"other \"\"layer\"\"\" (fid INTEGER PRIMARY KEY, iso_a2 TEXT, shape POLYGON)",
                "INSERT INTO \"other \"\"layer\"\"\" SELECT fid, 'XX', geom FROM countries LIMIT 2",
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
                        + " VALUES ('other \"layer\"', 'features', 'o', 4326)",
                "INSERT INTO gpkg_geometry_columns VALUES ('other \"layer\"', 'shape', 'POLYGON', 4326, 0, 0)");
        TileIndexException e = assertRefused(E010_INPUT, file);
        assertTrue(String.valueOf(e.getMessage()).contains("countries, other \"layer\""), e.getMessage());
        ZoneOptions other = new ZoneOptions(Optional.empty(), Optional.of("other \"layer\""), ZoneIds.ISO);
        assertEquals(2, FeatureReader.read(ZoneSource.file(file), other).size());
        ZoneOptions absent = new ZoneOptions(Optional.empty(), Optional.of("absent"), ZoneIds.ISO);
        assertThrows(TileIndexException.class, () -> FeatureReader.read(ZoneSource.file(file), absent));
    }

    @ParameterizedTest
    @ValueSource(ints = {2056, 3857})
    void geoPackageInAnotherCoordinateSystem(int srs) throws Exception {
        assertRefused(
                E007_CRS_MISMATCH,
                geoPackage(
                        "INSERT INTO gpkg_spatial_ref_sys VALUES ('m', 3857, 'EPSG', 3857, 'PROJCS[\"m\"]', '')",
                        "INSERT INTO gpkg_spatial_ref_sys VALUES ('l', 2056, 'EPSG', 2056, 'PROJCS[\"l\"]', '')",
                        "UPDATE gpkg_geometry_columns SET srs_id = " + srs));
    }

    @Test
    void geoPackageWhoseOwnNumberMeansWgs84() throws Exception {
        String wkt = Files.readString(SampleFormats.ne110m("prj"));
        Path file = geoPackage(
                "INSERT INTO gpkg_spatial_ref_sys VALUES ('w', 100001, 'NONE', 100001, '" + wkt + "', '')",
                "UPDATE gpkg_geometry_columns SET srs_id = 100001");
        assertEquals(177, SampleFormats.read(file).size());
    }

    @Test
    void geoPackageViewThatComputesForEverIsStopped() throws Exception {
        assertRefused(
                E010_INPUT,
                geoPackage(
                        "ALTER TABLE countries RENAME TO land",
                        "CREATE VIEW countries AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                                + " SELECT max(i) AS iso_a2, NULL AS geom FROM n"));
    }

    @Test
    void databaseThatIsNoGeoPackage() throws Exception {
        Path file = folder.resolve("plain.db");
        execute(file, "CREATE TABLE zones (iso_a2 TEXT)");
        assertRefused(E010_INPUT, file);
    }

    @Test
    void geoPackageInWriteAheadMode() throws Exception {
        Path file = geoPackage("PRAGMA journal_mode = WAL");
        assertEquals(177, SampleFormats.read(file).size());
        Files.write(file.resolveSibling(file.getFileName() + "-wal"), new byte[] {1});
        assertRefused(E010_INPUT, file);
    }

    @Test
    void flatGeobufInAnotherCoordinateSystem() throws Exception {
        byte[] content = Files.readAllBytes(SampleFormats.ne110m("fgb"));
        ByteBuffer header = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (header.getInt(at) != 4326) {
            at++;
        }
        header.putInt(at, 3857);
        assertRefused(E007_CRS_MISMATCH, Files.write(folder.resolve("zones"), content));
    }

    @Test
    void everyCutIsNoticed() throws Exception {
        for (String ending : List.of("gpkg", "fgb", "shp")) {
            byte[] content = Files.readAllBytes(SampleFormats.ne110m(ending));
            Path file = folder.resolve("zones.shp");
            Files.copy(
                    SampleFormats.ne110m("dbf"),
                    folder.resolve("zones.dbf"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            for (int length = 0; length < content.length; length += 997) {
                assertRefused(E010_INPUT, Files.write(file, Arrays.copyOf(content, length)));
            }
        }
    }

    @Test
    void shapefileWithoutItsAttributes() throws Exception {
        TileIndexException e =
                assertRefused(E010_INPUT, Files.copy(SampleFormats.ne110m("shp"), folder.resolve("zones.shp")));
        assertTrue(String.valueOf(e.getMessage()).contains(".dbf is missing"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROJCS[\"WGS_1984_UTM_Zone_33N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]]",
                "GEOGCS[\"GCS_NAD27\",DATUM[\"D_North_American_1927\"],PRIMEM[\"Greenwich\",0.0]]",
                "GEOGCS[\"g\",DATUM[\"D_WGS_1984\"],PRIMEM[\"Paris\",2.337],UNIT[\"Degree\",0.0174532925199433]]",
                "GEOGCS[\"g\",DATUM[\"D_WGS_1984\"],PRIMEM[\"Greenwich\",0.0],UNIT[\"Grad\",0.01570796326794897]]",
                "nothing"
            })
    void shapefileInAnotherCoordinateSystem(String prj) throws Exception {
        Files.writeString(folder.resolve("zones.prj"), prj);
        assertRefused(E007_CRS_MISMATCH, shapefile());
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,é", "65001,é", "ISO-8859-1,Ã©", "ANSI 1252,Ã©", "866,├й"})
    void shapefileHonoursItsEncoding(String encoding, String expected) throws Exception {
        Files.writeString(folder.resolve("zones.cpg"), encoding + "\r\n");
        Path shp = shapefile();
        Path dbf = folder.resolve("zones.dbf");
        byte[] attributes = Files.readAllBytes(dbf);
        System.arraycopy("é".getBytes(StandardCharsets.UTF_8), 0, attributes, 130, 2);
        Files.write(dbf, attributes);
        assertEquals(expected, SampleFormats.read(shp).get(0).id().orElseThrow());
    }

    @Test
    void shapefileInAnUnknownEncoding() throws Exception {
        Files.writeString(folder.resolve("zones.cpg"), "Klingon");
        assertRefused(E010_INPUT, shapefile());
    }

    @Test
    void shapefileRowsThatAreDeletedAreLeftOut() throws Exception {
        Path shp = shapefile();
        byte[] attributes = Files.readAllBytes(folder.resolve("zones.dbf"));
        attributes[129] = '*';
        Files.write(folder.resolve("zones.dbf"), attributes);
        assertEquals(176, SampleFormats.read(shp).size());
    }

    @Test
    void zipOfSeveralShapefilesNeedsALayer() throws Exception {
        Path zip = SampleFormats.zip(folder.resolve("zones"), "a", "folder/b");
        TileIndexException e = assertRefused(E010_INPUT, zip);
        assertTrue(String.valueOf(e.getMessage()).contains("a, folder/b"), e.getMessage());
        ZoneOptions second = new ZoneOptions(Optional.empty(), Optional.of("folder/b"), ZoneIds.ISO);
        assertEquals(177, FeatureReader.read(ZoneSource.file(zip), second).size());
    }

    @Test
    void zipsThatInflateWithoutMeasureOrHoldNoShapefile() throws Exception {
        for (String name : List.of("a.shp", "a.txt")) {
            Path file = folder.resolve("bomb");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                zip.putNextEntry(new ZipEntry(name));
                for (int i = 0; i < 128; i++) {
                    zip.write(new byte[1 << 20]);
                }
            }
            assertRefused(E010_INPUT, file);
        }
        assertRefused(E010_INPUT, SampleFormats.zip(folder.resolve("none")));
    }

    private Path shapefile() throws Exception {
        Files.copy(SampleFormats.ne110m("dbf"), folder.resolve("zones.dbf"));
        return Files.copy(SampleFormats.ne110m("shp"), folder.resolve("zones.shp"));
    }

    private Path geoPackage(String... statements) throws Exception {
        Path file = Files.createTempFile(folder, "zones", ".gpkg");
        Files.write(file, Files.readAllBytes(SampleFormats.ne110m("gpkg")));
        // Triggers of the spatial index call functions that SQLite alone does not have.
        execute(file, "DROP TABLE rtree_countries_geom");
        for (String trigger : List.of(
                "insert", "update1", "update2", "update3", "update4", "update5", "update6", "update7", "delete")) {
            execute(file, "DROP TRIGGER IF EXISTS rtree_countries_geom_" + trigger);
        }
        execute(file, statements);
        return file;
    }

    private static void execute(Path file, String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String firstIdBy(String field, Path file, int row) throws Exception {
        ZoneOptions options = new ZoneOptions(Optional.of(field), Optional.empty(), ZoneIds.ISO);
        return FeatureReader.read(ZoneSource.file(file), options).get(row).id().orElseThrow();
    }

    private static void zones(Path file) throws TileIndexException {
        ZoneCatalog.read(ZoneSource.file(file), new ZoneOptions(Optional.empty(), Optional.empty(), ZoneIds.ANY))
                .all();
    }

    private static TileIndexException assertRefused(ErrorCode code, Path file) {
        TileIndexException e = assertThrows(TileIndexException.class, () -> zones(file));
        assertEquals(code, e.code(), e.getMessage());
        assertEquals(1, String.valueOf(e.getMessage()).lines().count());
        return e;
    }
}
