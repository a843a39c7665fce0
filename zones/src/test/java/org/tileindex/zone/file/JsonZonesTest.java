package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tileindex.fault.ErrorCode.E001_GEO_INVALID;
import static org.tileindex.fault.ErrorCode.E005_ISO_FK;
import static org.tileindex.fault.ErrorCode.E007_CRS_MISMATCH;
import static org.tileindex.fault.ErrorCode.E010_INPUT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZonePolygon;

/// GeoJSON and TopoJSON written by hand.
class JsonZonesTest {
    private static final String SQUARE = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}";
    private static final double[] CORNERS = {0, 0, 1, 0, 1, 1, 0, 1, 0, 0};
    private static final String TOPOLOGY = """
            {"type":"Topology","transform":{"scale":[0.5,0.25],"translate":[10,20]},
             "objects":{"zones":{"type":"GeometryCollection","geometries":[
               {"type":"Polygon","arcs":[[0,1]],"properties":{"iso_a2":"AT"}},
               {"type":"MultiPolygon","arcs":[[[-2,2]]],"id":7,"properties":{"iso_a2":"CH"}},
               {"type":null,"properties":{"iso_a2":"DE"}},
               {"type":"Point","coordinates":[1,1]}]}@more@},
             "arcs":[[[2,4],[-2,0],[0,-4],[2,0]],[[2,0],[0,4]],[[2,0],[2,0],[0,4],[-2,0]]]}""";

    @TempDir
    Path folder;

    @Test
    void membersComeInAnyOrder() throws Exception {
        List<Feature> features = read("""
                {"features":[{"geometry":{"coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]],"type":"Polygon"},
                "properties":{"iso_a2":"AT"},"type":"Feature"}],"type":"FeatureCollection"}""");
        assertArrayEquals(CORNERS, features.get(0).polygons().get(0).shell());
    }

    @Test
    void byteOrderMarkAndWhiteSpaceComeFirst() throws Exception {
        assertEquals(
                1, read("\ufeff \r\n" + feature("\"iso_a2\":\"AT\"", SQUARE)).size());
    }

    @Test
    void heightsAreLeftOutAndHolesKept() throws Exception {
        ZonePolygon polygon =
                read(feature("\"iso_a2\":\"AT\"", """
                        {"type":"Polygon","coordinates":[[[0,0,5],[9,0,5],[9,9,5],[0,0,5]],[],
                        [[5,2,1],[6,2,1],[6,3,1],[5,2,1]]]}""")).get(0).polygons().get(0);
        assertArrayEquals(new double[] {0, 0, 9, 0, 9, 9, 0, 0}, polygon.shell());
        assertArrayEquals(new double[] {5, 2, 6, 2, 6, 3, 5, 2}, polygon.holes().get(0));
        assertEquals(1, polygon.holes().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[]}",
                "{\"type\":\"GeometryCollection\",\"geometries\":[]}"
            })
    void emptyGeometriesHaveNoPolygon(String geometry) throws Exception {
        assertTrue(
                read(feature("\"iso_a2\":\"AT\"", geometry)).get(0).polygons().isEmpty());
    }

    @Test
    void collectionsOfPolygonsAreTakenTogether() throws Exception {
        String collection = "{\"type\":\"GeometryCollection\",\"geometries\":[%s]}";
        String nested = collection.formatted(SQUARE + "," + collection.formatted(SQUARE));
        assertEquals(
                2, read(feature("\"iso_a2\":\"AT\"", nested)).get(0).polygons().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Point\",\"coordinates\":[1,1]}",
                "{\"type\":\"LineString\",\"coordinates\":[[1,1],[2,2]]}",
                "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,1]}]}",
                "{\"coordinates\":[]}"
            })
    void otherGeometryIsRefusedWhereItHasAnId(String geometry) throws Exception {
        assertRefused(E001_GEO_INVALID, feature("\"iso_a2\":\"AT\"", geometry));
        String both = feature("\"iso_a2\":null", geometry) + feature("\"iso_a2\":\"AT\"", SQUARE);
        assertEquals(Optional.empty(), read(both).get(0).id());
    }

    @Test
    void idsAreGuessedByPreferenceAndWithoutCase() throws Exception {
        assertEquals("AT", onlyId("\"country\":\"Austria\",\"ISO_A2\":\"AT\"", Optional.empty()));
        assertEquals("91", onlyId("\"name\":\"Austria\"", Optional.empty()), "the feature's own id");
        assertRefused(E005_ISO_FK, feature("\"name\":\"Austria\"", SQUARE).replace("\"id\"", "\"key\""));
    }

    @Test
    void wantedFieldMayBeANumberOrTheFeaturesOwnId() throws Exception {
        assertEquals("7", onlyId("\"iso_a2\":\"AT\",\"parcel\":7.0", Optional.of("parcel")));
        assertEquals("b", onlyId("\"Parcel\":\"a\",\"parcel\":\"b\"", Optional.of("parcel")));
        assertEquals("a", onlyId("\"PARCEL\":\"a\"", Optional.of("parcel")));
        assertEquals("91", onlyId("\"iso_a2\":\"AT\"", Optional.of("id")));
        TileIndexException e =
                assertThrows(TileIndexException.class, () -> onlyId("\"iso_a2\":\"AT\"", Optional.of("absent")));
        assertEquals(E005_ISO_FK, e.code());
        assertTrue(String.valueOf(e.getMessage()).contains("iso_a2"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3857\"}}",
                "{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2056\"}}",
                "{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS83\"}}",
                "{\"type\":\"link\",\"properties\":{\"href\":\"crs.wkt\"}}"
            })
    void otherCoordinateSystems(String crs) throws Exception {
        assertRefused(E007_CRS_MISMATCH, collection("\"crs\":" + crs + ","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ogc:def:crs:OGC:1.3:CRS84",
                "urn:ogc:def:crs:OGC::CRS84",
                "OGC:CRS84",
                "EPSG:4326",
                "urn:ogc:def:crs:EPSG::4326",
                "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
            })
    void wgs84ByItsNames(String name) throws Exception {
        String crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"%s\"}},".formatted(name);
        assertEquals(1, read(collection(crs)).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{",
                "{\"type\":\"FeatureCollection\"}",
                "{\"type\":\"FeatureCollection\",\"features\":{}}",
                "{\"type\":\"FeatureCollection\",\"features\":[7]}",
                "{\"type\":\"FeatureCollection\",\"features\":[]} x",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"Feature\",\"geometry\":[]}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1]]]}}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[1,2]]}}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,\"2\"]]]}}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[[1,2]]]]}}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,[2]]]]}}",
                "[]"
            })
    void textThatIsNoGeoJson(String text) throws Exception {
        assertRefused(E010_INPUT, text);
    }

    @Test
    void nestingWithoutEndIsRefused() throws Exception {
        for (String open : List.of("[", "{\"a\":", "{\"type\":\"GeometryCollection\",\"geometries\":[")) {
            String start = "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":";
            assertRefused(E010_INPUT, start + open.repeat(200_000));
            assertRefused(E010_INPUT, "{\"type\":\"Feature\",\"geometry\":" + open.repeat(200_000));
            assertRefused(E010_INPUT, "{\"other\":" + open.repeat(200_000));
        }
    }

    @Test
    void collectionWithoutFeaturesHasNone() throws Exception {
        assertTrue(read("{\"type\":\"FeatureCollection\",\"features\":[]}").isEmpty());
    }

    @Test
    void geoJsonHasNoLayers() throws Exception {
        Path file = Files.writeString(folder.resolve("zones"), collection(""));
        ZoneOptions options = new ZoneOptions(Optional.empty(), Optional.of("zones"), ZoneIds.ISO);
        assertEquals(
                E010_INPUT,
                assertThrows(TileIndexException.class, () -> FeatureReader.read(ZoneSource.file(file), options))
                        .code());
    }

    @Test
    void quantisedArcsAreStepsThatNeighboursShare() throws Exception {
        List<Feature> features = read(TOPOLOGY.replace("@more@", ""));
        assertEquals(4, features.size());
        assertEquals("AT", features.get(0).id().orElseThrow());
        assertArrayEquals(
                new double[] {11, 21, 10, 21, 10, 20, 11, 20, 11, 21},
                features.get(0).polygons().get(0).shell());
        assertArrayEquals(
                new double[] {11, 21, 11, 20, 12, 20, 12, 21, 11, 21},
                features.get(1).polygons().get(0).shell());
        assertEquals("DE", features.get(2).id().orElseThrow());
        assertTrue(features.get(2).polygons().isEmpty());
        assertEquals(Optional.empty(), features.get(3).id());
    }

    @Test
    void topologyOfSeveralObjectsNeedsALayer() throws Exception {
        String text = TOPOLOGY.replace(
                "@more@", ",\"land\":{\"type\":\"Polygon\",\"arcs\":[[0,1]],\"properties\":{\"iso_a2\":\"FR\"}}");
        Path file = Files.writeString(folder.resolve("zones"), text);
        ZoneOptions land = new ZoneOptions(Optional.empty(), Optional.of("land"), ZoneIds.ISO);
        assertEquals(
                "FR",
                FeatureReader.read(ZoneSource.file(file), land).get(0).id().orElseThrow());
        TileIndexException e = assertThrows(TileIndexException.class, () -> read(text));
        assertEquals(E010_INPUT, e.code());
        assertTrue(String.valueOf(e.getMessage()).contains("zones, land"), e.getMessage());
    }

    @Test
    void topologyWithArcsThatAreNotThere() throws Exception {
        for (String arcs : List.of("[[0,9]]", "[[0,-9]]", "[[0.5]]", "[[1e300]]", "[0]", "[[[0]]]", "[[\"0\"]]")) {
            assertRefused(E010_INPUT, TOPOLOGY.replace("@more@", "").replace("[[0,1]]", arcs));
        }
    }

    @Test
    void topologyThatRepeatsItsArcsWithoutMeasure() throws Exception {
        String arc = "[%s[2,0]]".formatted("[1,1],".repeat(50_000));
        String ring = "[[%s0]]".formatted("0,".repeat(50_000));
        assertRefused(E010_INPUT, """
                {"type":"Topology","arcs":[%s],"objects":{"a":{"type":"Polygon","arcs":%s,
                "properties":{"iso_a2":"AT"}}}}""".formatted(arc, ring));
    }

    private static String feature(String properties, String geometry) {
        return "{\"type\":\"Feature\",\"id\":91,\"properties\":{%s},\"geometry\":%s}".formatted(properties, geometry);
    }

    private static String collection(String member) {
        return "{\"type\":\"FeatureCollection\",%s\"features\":[%s]}"
                .formatted(member, feature("\"iso_a2\":\"AT\"", SQUARE));
    }

    private String onlyId(String properties, Optional<String> field) throws Exception {
        Path file = Files.writeString(folder.resolve("zones"), feature(properties, SQUARE));
        return FeatureReader.read(ZoneSource.file(file), new ZoneOptions(field, Optional.empty(), ZoneIds.ISO))
                .get(0)
                .id()
                .orElseThrow();
    }

    private List<Feature> read(String text) throws Exception {
        return SampleFormats.read(Files.writeString(folder.resolve("zones"), text));
    }

    private void assertRefused(ErrorCode code, String text) {
        ZoneOptions any = new ZoneOptions(Optional.empty(), Optional.empty(), ZoneIds.ANY);
        TileIndexException e = assertThrows(TileIndexException.class, () -> {
            Path file = Files.writeString(folder.resolve("zones"), text);
            ZoneCatalog.read(ZoneSource.file(file), any).all();
        });
        assertEquals(code, e.code(), e.getMessage());
        assertEquals(1, String.valueOf(e.getMessage()).lines().count());
    }
}
