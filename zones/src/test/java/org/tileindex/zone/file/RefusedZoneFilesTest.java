package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tileindex.fault.ErrorCode.E001_GEO_INVALID;
import static org.tileindex.fault.ErrorCode.E005_ISO_FK;
import static org.tileindex.fault.ErrorCode.E007_CRS_MISMATCH;
import static org.tileindex.fault.ErrorCode.E010_INPUT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.ZonePolygon;

/// Files that are not zone files. Each is refused with its code and a message that names the file, and none causes
/// another exception.
class RefusedZoneFilesTest {
    private static final MessageType PLAIN = MessageTypeParser.parseMessageType(
            "message zones { optional binary iso_a2 (STRING); optional binary geometry; }");
    private static final byte[] SQUARE = ZoneFiles.wkb(ZoneFiles.SQUARE);

    @TempDir
    Path folder;

    @Test
    void missingFile() {
        assertRefused(E010_INPUT, folder.resolve("absent.parquet"));
    }

    @Test
    void folderInsteadOfAFile() {
        assertRefused(E010_INPUT, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "PAR1", "PAR1PAR1", "PAR1\0\0\0\0PAR1", "{\"type\":\"FeatureCollection\"}"})
    void filesThatAreNotParquet(String content) throws Exception {
        Path file = folder.resolve("zones");
        Files.writeString(file, content);
        assertRefused(E010_INPUT, file);
    }

    @Test
    void parquetWithoutGeoMetadata() throws Exception {
        assertRefused(E010_INPUT, written(PLAIN, Map.of(), SQUARE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "null",
                "7",
                "[]",
                "{}",
                "{\"primary_column\":\"geometry\"}",
                "{\"primary_column\":\"geometry\",\"columns\":[]}",
                "{\"primary_column\":\"geometry\",\"columns\":{\"other\":{\"encoding\":\"WKB\"}}}",
                "{\"primary_column\":\"absent\",\"columns\":{\"absent\":{\"encoding\":\"WKB\"}}}",
                "{\"primary_column\":\"geometry\",\"columns\":{\"geometry\":{\"encoding\":\"point\"}}}",
                "{\"primary_column\":\"geometry\",\"columns\":{\"geometry\":{\"encoding\":\"polygon\"}}}",
                "{\"primary_column\":\"geometry\",\"columns\":{\"geometry\":{}}}"
            })
    void geoMetadataThatNamesNoWkbColumn(String geo) throws Exception {
        assertRefused(E010_INPUT, written(PLAIN, Map.of("geo", geo), SQUARE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crs\":{}",
                "\"crs\":\"EPSG:3857\"",
                "\"crs\":{\"id\":{\"authority\":\"EPSG\",\"code\":3857}}",
                "\"crs\":{\"id\":{\"authority\":\"EPSG\",\"code\":2056}}",
                "\"crs\":{\"id\":{\"authority\":\"OGC\",\"code\":\"CRS83\"}}",
                "\"edges\":\"spherical\""
            })
    void coordinateSystemsOtherThanWgs84(String property) throws Exception {
        assertRefused(E007_CRS_MISMATCH, written(PLAIN, geo(property), SQUARE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crs\":{\"id\":{\"authority\":\"OGC\",\"code\":\"CRS84\"}}",
                "\"crs\":{\"id\":{\"authority\":\"EPSG\",\"code\":4326}}",
                "\"edges\":\"planar\""
            })
    void coordinateSystemsThatAreWgs84ByAnotherNameAreRead(String property) throws Exception {
        assertEquals(
                1,
                ZoneCatalog.read(ZoneSource.file(written(PLAIN, geo(property), SQUARE)), ZoneOptions.DEFAULT)
                        .all()
                        .size());
    }

    @ParameterizedTest
    @CsvSource({"EPSG:3857", "srid:2056", "projjson:crs"})
    void geometryLogicalTypeInAnotherCoordinateSystem(String crs) throws Exception {
        MessageType schema = MessageTypeParser.parseMessageType(
                "message zones { optional binary iso_a2 (STRING); optional binary geometry (GEOMETRY(%s)); }"
                        .formatted(crs));
        assertRefused(E007_CRS_MISMATCH, written(schema, Map.of(), SQUARE));
    }

    @Test
    void requiredColumnsAreReadToo() throws Exception {
        MessageType schema = MessageTypeParser.parseMessageType(
                "message zones { required binary geometry; required binary iso_a2 (STRING); }");
        assertEquals(
                1,
                ZoneCatalog.read(
                                ZoneSource.file(written(schema, geo("\"edges\":\"planar\""), SQUARE)),
                                ZoneOptions.DEFAULT)
                        .all()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optional binary name (STRING);",
                "optional binary iso_a2;",
                "optional int32 iso_a2;",
                "repeated binary iso_a2 (STRING);",
                "optional group iso_a2 { optional binary iso_a2 (STRING); }"
            })
    void fileWithoutAColumnOfIds(String field) throws Exception {
        MessageType schema =
                MessageTypeParser.parseMessageType("message zones { %s optional binary geometry; }".formatted(field));
        Path file = ZoneFiles.parquetJava(
                folder.resolve("zones"),
                schema,
                geo("\"edges\":\"planar\""),
                List.of(new ZoneFiles.Row(Optional.empty(), Optional.of(SQUARE))));
        assertRefused(E005_ISO_FK, file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"optional int32 geometry;", "optional group geometry { optional double x; }"})
    void geometryColumnThatIsNotBinary(String field) throws Exception {
        MessageType schema = MessageTypeParser.parseMessageType(
                "message zones { optional binary iso_a2 (STRING); %s }".formatted(field));
        Path file = ZoneFiles.parquetJava(
                folder.resolve("zones"),
                schema,
                geo("\"edges\":\"planar\""),
                List.of(new ZoneFiles.Row(Optional.of("AT"), Optional.empty())));
        assertRefused(E010_INPUT, file);
    }

    @Test
    void repeatedGeometryColumn() throws Exception {
        MessageType schema = MessageTypeParser.parseMessageType(
                "message zones { optional binary iso_a2 (STRING); repeated binary geometry; }");
        assertRefused(E010_INPUT, written(schema, geo("\"edges\":\"planar\""), SQUARE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LINESTRING(0 0,1 1)",
                "POINT(1 1)",
                "MULTIPOINT(1 1,2 2)",
                "GEOMETRYCOLLECTION(LINESTRING(0 0,1 1),POINT(1 1))"
            })
    void geometriesThatAreNotPolygons(String wkt) throws Exception {
        assertRefused(E001_GEO_INVALID, written(PLAIN, geo("\"edges\":\"planar\""), ZoneFiles.wkb(wkt)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "01",
                "0103000000",
                "0103000000ffffffff",
                "0103000000ffffff7f",
                "010300000001000000ffffff7f",
                "01030000000100000001000000000000000000000000000000000000000000",
                "02deadbeef",
                "01ff000000",
                "0107000000ffffff7f"
            })
    void damagedWellKnownBinary(String hex) throws Exception {
        assertRefused(
                E001_GEO_INVALID,
                written(PLAIN, geo("\"edges\":\"planar\""), HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00100003", "00010003", "00000fa3", "80000fa3"})
    void wellKnownBinaryOfAKindThatDoesNotExist(String kind) throws Exception {
        byte[] wkb = SQUARE.clone();
        System.arraycopy(HexFormat.of().parseHex(kind), 0, wkb, 1, 4);
        assertRefused(E001_GEO_INVALID, written(PLAIN, geo("\"edges\":\"planar\""), wkb));
    }

    @Test
    void ringsThatAreNotClosedAreNotRepaired() throws Exception {
        byte[] open = SQUARE.clone();
        open[open.length - 1] ^= 1;
        assertRefused(E001_GEO_INVALID, written(PLAIN, geo("\"edges\":\"planar\""), open));
    }

    @Test
    void holeWithoutVerticesRemovesNothing() throws Exception {
        byte[] wkb = Arrays.copyOf(SQUARE, SQUARE.length + 4);
        wkb[8] = 2; // rings, big-endian
        Path file = written(PLAIN, geo("\"edges\":\"planar\""), wkb);
        ZonePolygon polygon = ZoneCatalog.read(ZoneSource.file(file), ZoneOptions.DEFAULT)
                .all()
                .get(0)
                .polygons()
                .get(0);
        assertTrue(polygon.holes().isEmpty());
    }

    @Test
    void collectionsNestedTooDeepToRead() throws Exception {
        byte[] nested = HexFormat.of().parseHex("010700000001000000".repeat(200_000));
        assertRefused(E001_GEO_INVALID, written(PLAIN, geo("\"edges\":\"planar\""), nested));
    }

    private Path written(MessageType schema, Map<String, String> keyValues, byte[] geometry) throws Exception {
        return ZoneFiles.parquetJava(
                folder.resolve("zones.parquet"), schema, keyValues, List.of(ZoneFiles.Row.of("AT", geometry)));
    }

    private static Map<String, String> geo(String property) {
        return Map.of(
                "geo",
                "{\"version\":\"1.1.0\",\"primary_column\":\"geometry\",\"columns\":{\"geometry\":"
                        + "{\"encoding\":\"WKB\",%s}}}".formatted(property));
    }

    private static void assertRefused(ErrorCode code, Path file) {
        TileIndexException e = assertThrows(
                TileIndexException.class,
                () -> ZoneCatalog.read(ZoneSource.file(file), ZoneOptions.DEFAULT)
                        .all());
        assertEquals(code, e.code(), e.getMessage());
    }
}
