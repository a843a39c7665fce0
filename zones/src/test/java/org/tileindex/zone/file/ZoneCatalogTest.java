package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.IsoCountries;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZoneValidator;

class ZoneCatalogTest {
    @TempDir
    Path folder;

    @Test
    void embeddedFileHoldsTheCountriesOfTheWorld() throws Exception {
        ZoneCatalog catalog = ZoneCatalog.read(ZoneSource.embedded(), ZoneOptions.DEFAULT);
        List<Zone> zones = catalog.all();
        assertEquals(237, zones.size());
        assertEquals(List.of("XK"), catalog.leftOut());
        assertEquals(15, catalog.withoutId());
        List<String> ids = zones.stream().map(Zone::id).toList();
        assertEquals(ids.stream().sorted().distinct().toList(), ids, "by id in ASCII order, each once");
        assertTrue(ids.stream().allMatch(IsoCountries::contains));
    }

    @Test
    void featuresWithOneIdAreOneZone() throws Exception {
        List<Feature> australia = FeatureReader.read(ZoneSource.embedded(), ZoneOptions.DEFAULT).stream()
                .filter(feature -> feature.id().orElse("").equals("AU"))
                .toList();
        assertEquals(2, australia.size(), "Australia, and the Ashmore and Cartier Islands");
        Zone zone = ZoneCatalog.read(ZoneSource.embedded(), ZoneOptions.DEFAULT)
                .select(List.of("AU"))
                .get(0);
        assertEquals(
                australia.stream()
                        .mapToInt(feature -> feature.polygons().size())
                        .sum(),
                zone.polygons().size());
    }

    @Test
    void everyEmbeddedCountryIsValid() throws Exception {
        for (Zone zone :
                ZoneCatalog.read(ZoneSource.embedded(), ZoneOptions.DEFAULT).all()) {
            ZoneValidator.checkTopology(zone);
        }
    }

    @Test
    void selectionIsSortedAndEachOnce() throws Exception {
        ZoneCatalog catalog = ZoneCatalog.read(ZoneSource.embedded(), ZoneOptions.DEFAULT);
        List<Zone> zones = catalog.select(List.of("LS", "AT", "LS"));
        assertEquals(List.of("AT", "LS"), zones.stream().map(Zone::id).toList());
    }

    @Test
    void idsThatCannotBeWrittenAreRefusedBeforeTwoOfThemShareAFolder() throws Exception {
        String feature = """
                {"type": "Feature", "properties": {"iso_a2": "a\\ud80%d"}, "geometry": {"type": "Polygon",
                "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}""";
        Path file = Files.writeString(
                folder.resolve("half.geojson"),
                "{\"type\": \"FeatureCollection\", \"features\": [%s, %s]}"
                        .formatted(feature.formatted(0), feature.formatted(1)));
        ZoneOptions any = new ZoneOptions(Optional.empty(), Optional.empty(), ZoneIds.ANY);
        ZoneCatalog catalog = ZoneCatalog.read(ZoneSource.file(file), any);
        TileIndexException refused = assertThrows(TileIndexException.class, catalog::all);
        assertEquals(ErrorCode.E005_ISO_FK, refused.code());
    }

    @Test
    void selectionOfNoCountryOrAnAbsentOneIsRefused() throws Exception {
        ZoneCatalog catalog = ZoneCatalog.read(ZoneSource.embedded(), ZoneOptions.DEFAULT);
        assertEquals(List.of(), catalog.select(List.of()));
        assertE005("is not an ISO", catalog, "QQ");
        assertE005("is not an ISO", catalog, "at");
        assertE005("--countries", catalog, "QQ");
        assertE005("is not an ISO", catalog, "XK");
        assertE005("is not an ISO", catalog, "");
        assertE005("is not among", catalog, "BV");
    }

    private static void assertE005(String what, ZoneCatalog catalog, String id) {
        TileIndexException e = assertThrows(TileIndexException.class, () -> catalog.select(List.of("AT", id)));
        assertEquals(ErrorCode.E005_ISO_FK, e.code());
        assertTrue(String.valueOf(e.getMessage()).contains(what));
    }

    @Test
    void usersFileCountsFeaturesWithoutIdAndRefusesOtherIds() throws Exception {
        String row = "(%s, " + ZoneFiles.blob(ZoneFiles.SQUARE) + ")";
        String query = "SELECT * FROM (VALUES "
                + String.join(
                        ",", row.formatted("'CH'"), row.formatted("NULL"), row.formatted("'AT'"), row.formatted("'CH'"))
                + ") AS zones(iso_a2, geometry)";
        ZoneCatalog catalog = ZoneCatalog.read(
                ZoneSource.file(ZoneFiles.duckDb(folder.resolve("good"), query, "")), ZoneOptions.DEFAULT);
        assertEquals(1, catalog.withoutId());
        assertEquals(List.of("AT", "CH"), catalog.all().stream().map(Zone::id).toList());
        assertEquals(2, catalog.all().get(1).polygons().size());
        for (String bad : List.of("XK", "at", "AUX", "-99", " AT")) {
            Path file = ZoneFiles.duckDb(folder.resolve("bad"), query.replace("'AT'", "'" + bad + "'"), "");
            ZoneCatalog withBad = ZoneCatalog.read(ZoneSource.file(file), ZoneOptions.DEFAULT);
            TileIndexException e = assertThrows(TileIndexException.class, withBad::all);
            assertEquals(ErrorCode.E005_ISO_FK, e.code());
            assertTrue(String.valueOf(e.getMessage()).contains(bad));
            assertEquals(1, withBad.select(List.of("CH")).size(), "a bad id matters only where it is taken");
        }
    }

    @Test
    void usersFileWithoutAnyIdIsRefused() throws Exception {
        Path file = ZoneFiles.duckDb(
                folder.resolve("none"),
                "SELECT NULL::VARCHAR AS iso_a2, %s AS geometry".formatted(ZoneFiles.blob(ZoneFiles.SQUARE)),
                "");
        ZoneCatalog catalog = ZoneCatalog.read(ZoneSource.file(file), ZoneOptions.DEFAULT);
        assertEquals(
                ErrorCode.E005_ISO_FK,
                assertThrows(TileIndexException.class, catalog::all).code());
    }

    @Test
    void isoTableIsThatOfTheStandard() {
        assertEquals(249, IsoCountries.canonical().split(",", -1).length);
        for (String code : Locale.getISOCountries()) {
            assertTrue(IsoCountries.contains(code));
        }
        assertFalse(IsoCountries.contains("XK"));
    }

    @Test
    void sourceKnowsItsNameSizeAndDigest() throws Exception {
        ZoneSource source = ZoneSource.embedded();
        assertTrue(source.isEmbedded());
        assertEquals(64, source.sha256().length());
        Path file = folder.resolve("abc");
        java.nio.file.Files.writeString(file, "abc");
        ZoneSource own = ZoneSource.file(file);
        assertFalse(own.isEmbedded());
        assertEquals(3, own.size());
        assertEquals(file.toString(), own.name());
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", own.sha256());
    }
}
