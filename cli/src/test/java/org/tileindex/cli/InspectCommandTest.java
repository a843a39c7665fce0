package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `inspect` takes the options of `enumerate` and foretells what it refuses.
@Tag("slow")
class InspectCommandTest {
    /// Maven runs the tests of a module in the module's folder.
    static final Path FIELD = Path.of("..", "zones/src/test/resources/org/tileindex/zone/file/field");

    private static final String REFUSES = "enumerate refuses: ";

    @TempDir
    private Path folder = Path.of("");

    /// The first refusal that `inspect` foretells is the line with which `enumerate` ends, and there is none where
    /// `enumerate` ends well.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "04-natural-earth.geojson|",
                "04-natural-earth.geojson|--unknown-ids skip",
                "04-natural-earth.geojson|--zone-ids any",
                "04-natural-earth.geojson|--exclude XK",
                "04-natural-earth.geojson|--exclude XK,-99,CN-TW",
                "04-natural-earth.geojson|--exclude BV",
                "04-natural-earth.geojson|--countries CH",
                "04-natural-earth.geojson|--countries XK",
                "04-natural-earth.geojson|--countries CH,BV",
                "06-geoboundaries.geojson|--zone-id shapeGroup",
                "06-geoboundaries.geojson|--zone-id shapeGroup --countries NOR",
                "19a-null-geometry.geojson|",
                "19a-null-geometry.geojson|--on-invalid skip",
                "19a-null-geometry.geojson|--on-invalid fix",
                "19a-null-geometry.geojson|--exclude LS",
                "19a-null-geometry.geojson|--countries LS",
                "28d-collapsed-ring.topojson|",
                "28d-collapsed-ring.topojson|--on-invalid fix",
                "42a-spike.geojson|",
                "42a-spike.geojson|--on-invalid skip",
                "42a-spike.geojson|--on-invalid fix",
                "07-multisurface.gpkg|",
                "07-multisurface.gpkg|--on-invalid fix",
                "07-multisurface.gpkg|--on-invalid skip",
                "09-shp/adm0.shp|",
                "09-shp/adm0.shp|--on-invalid skip",
                "ctrlbad.geojson|--zone-id id --zone-ids any",
                "ctrlbad.geojson|--zone-id id",
                "34d-42.geojson|--zone-id name --zone-ids any",
                "24-empty-id.geojson|--zone-id shapeISO",
            })
    void foretellsTheLineOfEnumerate(String file, String options) throws Exception {
        assertForetold(FIELD.resolve(file), options == null ? "" : options);
    }

    @Test
    void foretellsWhatARepairCannotDo() throws Exception {
        Path file = Files.writeString(folder.resolve("zones.geojson"), """
                {"type": "Feature", "properties": {"iso_a2": "CH"}, "geometry": {"type": "Polygon",
                "coordinates": [[[0, 0], [9, 9], [9, 0], [0, 8], [0, 0]]]}}
                {"type": "Feature", "properties": {"iso_a2": "LS"}, "geometry": {"type": "Polygon",
                "coordinates": [[[0, 95], [9, 95], [9, 99], [0, 95]]]}}
                {"type": "Feature", "properties": {"iso_a2": "AT"}, "geometry": {"type": "Polygon",
                "coordinates": [[[-200, 0], [200, 0], [200, 5], [0, 6], [-200, 0]]]}}""");
        for (String policy : List.of("fail", "skip", "fix")) {
            for (String choice : List.of("", " --countries CH", " --countries AT", " --exclude LS,AT")) {
                assertForetold(file, "--on-invalid " + policy + choice);
            }
        }
    }

    private void assertForetold(Path file, String options) throws Exception {
        List<String> shared = new ArrayList<>(List.of("--zones", file.toString(), "--grid", "5"));
        Stream.of(options.split(" ", -1)).filter(word -> !word.isEmpty()).forEach(shared::add);
        Ended inspected = command(shared, "inspect");
        Ended run = command(
                shared,
                "enumerate",
                "--no-cache",
                "--progress",
                "none",
                "--out",
                folder.resolve("o").toString());
        List<String> foretold = inspected.saying(REFUSES);
        assertEquals(0, inspected.exitCode(), inspected::toString);
        if (run.exitCode() == 0) {
            assertEquals(List.of(), foretold, run::toString);
        } else {
            assertTrue(!foretold.isEmpty(), inspected::toString);
            assertEquals(run.err().get(0), "tile-index: " + foretold.get(0));
        }
    }

    private static Ended command(List<String> shared, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(shared);
        return Ended.of(arguments.toArray(String[]::new));
    }

    @Test
    void namesAllThatStandsInTheWay() {
        Ended ended = Ended.of(
                "inspect",
                "--zone-id",
                "shapeISO",
                FIELD.resolve("24-empty-id.geojson").toString());
        assertEquals(1, ended.saying(REFUSES).size(), ended::toString);
        Ended raw = Ended.of(
                "inspect",
                Path.of("..", "enumerator/src/test/resources/org/tileindex/scan/ne110m_raw_stitched.geojson")
                        .toString());
        List<String> refused = raw.saying(REFUSES);
        assertEquals(2, refused.size(), raw::toString);
        assertTrue(refused.get(0).contains("1 id is not ISO 3166-1: XK; 2 zones are invalid, too"), refused.get(0));
        assertTrue(refused.get(1).startsWith("E001_GEO_INVALID: zone KP"), refused.get(1));
    }

    @Test
    void leavesOutAndChoosesAsEnumerateDoes() {
        String file = FIELD.resolve("04-natural-earth.geojson").toString();
        Ended skipping = Ended.of("inspect", file, "--unknown-ids", "skip");
        assertEquals(List.of("-99, CN-TW, XK (no ISO 3166-1 code)"), skipping.saying("left out:"));
        assertEquals(1, skipping.saying("CH ").size(), skipping::toString);
        assertEquals(0, skipping.saying("XK ").size(), skipping::toString);
        Ended where = Ended.of("inspect", file, "--zone-ids", "any", "--where", "iso_a2 IN ('XK', 'CN-TW')");
        assertEquals(1, where.saying("2 zones, ").size(), where::toString);
        Ended size = Ended.of("inspect", file, "--zone-ids", "any", "--size", "36x18", "--bounds", "0,-90,360,90");
        assertTrue(
                size.out().stream().anyMatch(line -> line.endsWith("at 10.000000 × 10.000000 degrees")),
                size::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--where=A ==", "--grid=0", "--size=7", "--bounds=1,2", "--zones=x", "--unknown-ids=?"})
    void wrongUsageIsThatOfEnumerate(String option) {
        Ended ended =
                Ended.of("inspect", option, FIELD.resolve("04b-kosovo.geojson").toString());
        assertEquals(2, ended.exitCode(), ended::toString);
        assertEquals(1, ended.err().size(), ended::toString);
    }

    @Test
    void describesAFolderOfZoneFilesAndAPattern() {
        Ended folderOfParts = Ended.of("inspect", FIELD.resolve("09-shp").toString());
        assertEquals(0, folderOfParts.exitCode(), folderOfParts::toString);
        Ended pattern = Ended.of("inspect", FIELD.resolve("0*.geojson").toString(), "--zone-id", "iso_a2");
        assertTrue(pattern.exitCode() == 1, pattern::toString);
        assertTrue(pattern.err().get(0).contains("05-geo-countries.geojson has no field"), pattern::toString);
        Ended two = Ended.of("inspect", FIELD.resolve("04*.geojson").toString());
        assertTrue(two.out().get(0).endsWith("04*.geojson"), two::toString);
        assertTrue(two.out().get(1).startsWith("2 parts, sha256 "), two::toString);
    }
}
