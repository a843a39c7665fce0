package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs over zone files as people have them: what they say, and what `verify` says of them.
@Tag("slow")
class FieldRunsTest {
    @TempDir
    private Path folder = Path.of("");

    /// Ids whose folders would be longer than file systems allow: 42 Cyrillic letters, 100 ideographs.
    @ParameterizedTest
    @CsvSource({"34d-42.geojson, name, жжжж", "long_uni.geojson, id, 日日日日"})
    void idWhoseFolderIsTooLongIsAnInputErrorOfOneShortLine(String file, String field, String id) {
        Path zones = InspectCommandTest.FIELD.resolve(file);
        Ended packed = run(zones, "--zone-ids", "any", "--zone-id", field);
        assertEquals(0, packed.exitCode(), packed::toString);
        Ended ended = run(zones, "--zone-ids", "any", "--zone-id", field, "--layout", "zone");
        assertEquals(1, ended.exitCode());
        assertEquals(1, ended.err().size(), ended::toString);
        String line = ended.err().get(0);
        assertTrue(line.startsWith("tile-index: E010_INPUT: the id " + id), line);
        assertTrue(line.contains("255 bytes") && line.length() <= 300, line);
    }

    @Test
    void idWhoseFolderIsJustShortEnoughWorks() {
        Path zones = InspectCommandTest.FIELD.resolve("34d-41.geojson");
        Ended ended = run(zones, "--zone-ids", "any", "--zone-id", "name", "--layout", "zone");
        assertEquals(0, ended.exitCode(), ended::toString);
    }

    /// A box from -179.9958 to 179.9958 is a sliver across the antimeridian, whose zone has no tile.
    @Test
    void zonesWithoutATileAreNamedWithWhyThatMayBe() {
        Path box = Path.of("..", "enumerator/src/test/resources/org/tileindex/scan/field/27-worldbox.geojson");
        Ended ended = run(box, "--zone-ids", "any", "--zone-id", "zone");
        assertEquals(0, ended.exitCode(), ended::toString);
        List<String> lines = ended.saying("no tile ");
        assertEquals(1, lines.size(), ended::toString);
        assertTrue(lines.get(0).startsWith("w: ") && lines.get(0).contains("the short way round"), lines.get(0));
    }

    private static Map<?, ?> map(Map<?, ?> parent, String key) {
        return (Map<?, ?>) Objects.requireNonNull(parent.get(key), key);
    }

    /// Parts with a condition are a run as any other, which `verify` reads again from the path that was typed.
    @Test
    void runOverPartsIsReportedAndVerified() throws Exception {
        Path parts = Files.createDirectories(folder.resolve("parts"));
        square(parts.resolve("a.geojson"), "LS", 0, "x");
        square(parts.resolve("b.geojson"), "LS", 10, "x");
        square(parts.resolve("c.geojson"), "no code", 20, "y");
        Ended refused = run(parts);
        assertTrue(refused.err().get(0).contains("(3 parts): 1 id is not ISO 3166-1: no code"), refused::toString);
        Ended ended = run(parts.resolve("*.geojson"), "--where", "kind = 'x'");
        assertEquals(0, ended.exitCode(), ended::toString);
        Map<String, Object> report = JSON.std.mapFrom(Files.readString(report()));
        Map<?, ?> zones = map(map(report, "ingress_versions"), "zones");
        assertEquals(parts.resolve("*.geojson").toString(), zones.get("source"));
        assertEquals(3, zones.get("parts"));
        assertEquals("\"kind\" = 'x'", map(report, "parameters").get("zones.where"));
        Ended verified = Ended.of("verify", out(), "--progress", "none");
        assertEquals(0, verified.exitCode(), verified::toString);
        Ended plan = Ended.of("plan", "--no-cache", "--zones", parts.toString(), "--where", "kind='x'", "--grid", "1");
        assertEquals(List.of(parts + ", 3 parts, where \"kind\" = 'x'"), plan.saying("zones: "));
        assertEquals(
                report.get("parameter_hash"),
                plan.saying("parameter_hash=").get(0),
                "path and spelling decide nothing");
    }

    @Test
    void conditionIsAParameterOnlyWhereGiven() throws Exception {
        Path file = folder.resolve("a.geojson");
        square(file, "LS", 0, "x");
        assertEquals(0, run(file).exitCode());
        Map<String, Object> report = JSON.std.mapFrom(Files.readString(report()));
        assertFalse(map(report, "parameters").containsKey("zones.where"));
    }

    @Test
    void planEscapesControlCharactersOfIds() {
        String file = InspectCommandTest.FIELD.resolve("ctrlbad.geojson").toString();
        Ended plan =
                Ended.of("plan", "--no-cache", "--zones", file, "--zone-id", "id", "--zone-ids", "any", "--grid", "1");
        assertEquals(0, plan.exitCode(), plan::toString);
        assertFalse(
                plan.out().stream().anyMatch(line -> line.chars().anyMatch(Character::isISOControl)), plan::toString);
        assertTrue(plan.out().stream().anyMatch(line -> line.contains("\\u001b")), plan::toString);
    }

    @Test
    void wrongConditionIsWrongUsage() {
        Ended ended = run(InspectCommandTest.FIELD.resolve("04b-kosovo.geojson"), "--where", "name = Kosovo");
        assertEquals(2, ended.exitCode(), ended::toString);
        assertTrue(
                ended.err().get(0).startsWith("tile-index: usage: --where: character 8: a number, or text"),
                ended::toString);
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private Path report() throws IOException {
        try (Stream<Path> tree = Files.walk(folder.resolve("out/reports"))) {
            return tree.filter(file -> file.endsWith("run_report.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Ended run(Path zones, String... options) {
        List<String> arguments = new ArrayList<>(List.of("enumerate", "--no-cache", "--progress", "none"));
        arguments.addAll(List.of("--grid", "1", "--out", out(), "--zones", zones.toString()));
        arguments.addAll(List.of(options));
        return Ended.of(arguments.toArray(String[]::new));
    }

    private static void square(Path file, String id, int west, String kind) throws IOException {
        String feature = """
                {"type": "Feature", "properties": {"iso_a2": "@id", "kind": "@kind"}, "geometry": {"type": "Polygon",
                "coordinates": [[[@west, 0], [@east, 0], [@east, 3], [@west, 0]]]}}""";
        String filled = feature.replace("@id", id)
                .replace("@kind", kind)
                .replace("@west", Integer.toString(west))
                .replace("@east", Integer.toString(west + 3));
        Files.writeString(file, filled);
    }
}
