package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.jr.ob.JSON;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With `--json`, commands print one object of the schema in `docs/schema`, and nothing else.
@Tag("slow")
class JsonOutputTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @TempDir
    private static Path folder = Path.of("");

    private static String out = "";

    @BeforeAll
    static void publish() throws Exception {
        out = folder.resolve("out").toString();
        String[] run = {"enumerate", "--out", out, "--grid", "5m", "--countries", "LS,CH", "--quiet"};
        assertEquals(0, Program.run(run).exitCode());
        String[] arrow = {"enumerate", "--out", out, "--grid", "5m", "--countries", "LS", "--format", "arrow"};
        assertEquals(0, Program.run(arrow).exitCode());
    }

    private static Map<String, Object> object(String schema, Program.Ended ended) throws IOException {
        String text = String.join("\n", ended.stdout());
        Schema known = SCHEMAS.getSchema(
                Files.readString(Repository.root().resolve("docs/schema").resolve(schema + ".json")), InputFormat.JSON);
        assertEquals(List.of(), known.validate(text, InputFormat.JSON), text);
        return JSON.std.mapFrom(text);
    }

    private static List<?> list(Map<String, Object> object, String key) {
        return (List<?>) object.getOrDefault(key, List.of());
    }

    @Test
    void planForetellsTheRun() throws Exception {
        Map<String, Object> plan =
                object("plan", Program.run("plan", "--json", "--out", out, "--grid", "5m", "--countries", "LS,CH"));
        assertEquals(true, plan.get("published"), plan::toString);
        assertEquals(
                List.of("CH", "LS"),
                list(plan, "zones").stream()
                        .map(zone -> ((Map<?, ?>) zone).get("id"))
                        .toList());
        Map<String, Object> world = object("plan", Program.run("plan", "--json", "--grid", "10d", "--most", "1"));
        assertEquals(237, list(world, "zones").size());
        assertFalse(list(world, "left_out").isEmpty());
    }

    @Test
    void planForetellsClusters() throws Exception {
        String[] prices = {"--price", "core-hour=0.05,put-1000=0.005", "--executors", "16,64,256", "--workers", "4"};
        String[] world = {"plan", "--json", "--grid", "10d"};
        Map<String, Object> priced = object(
                "plan",
                Program.run(Stream.concat(Stream.of(world), Stream.of(prices)).toArray(String[]::new)));
        Map<?, ?> clusters = priced.get("clusters") instanceof Map<?, ?> map ? map : Map.of();
        assertTrue(clusters.get("shapes") instanceof List<?> shapes && shapes.size() == 3, priced::toString);
        Map<String, Object> free = object("plan", Program.run("plan", "--json", "--grid", "10d", "--executors", "1"));
        assertTrue(free.get("clusters") instanceof Map<?, ?> map && Map.of().equals(map.get("prices")), free::toString);
        assertEquals(
                Optional.empty(),
                Optional.ofNullable(object("plan", Program.run(world)).get("clusters")));
    }

    /// The blocks of the plan are those that the run fetches.
    @Test
    void planForetellsTheBlocksOfRasters() throws Exception {
        String raster = SampleRasters.file("b3_planar").toString();
        String[] options = {
            "--raster=" + raster, "--value=1:v", "--value=3:w", "--countries=CH,LU,MT", "--no-cache", "--workers=1"
        };
        String[] plan =
                Stream.concat(Stream.of("plan", "--json"), Stream.of(options)).toArray(String[]::new);
        Object reading = object("plan", Program.run(plan)).get("rasters");
        Path run = folder.resolve("values");
        String[] enumerate = Stream.concat(Stream.of("enumerate", "--out=" + run), Stream.of(options))
                .toArray(String[]::new);
        assertEquals(0, Program.run(enumerate).exitCode());
        Map<String, Object> report;
        try (Stream<Path> files = Files.walk(run.resolve("reports"))) {
            Path file = files.filter(path -> path.endsWith("run_report.json"))
                    .findFirst()
                    .orElseThrow();
            report = JSON.std.mapFrom(Files.readString(file));
        }
        Object read = report.get("pat") instanceof Map<?, ?> pat ? pat.get("raster") : Map.of();
        if (reading instanceof Map<?, ?> foretold && read instanceof Map<?, ?> done) {
            assertEquals(3, foretold.get("zones"));
            assertEquals(1, foretold.get("zones_without_cells"));
            assertTrue(done.get("blocks") instanceof Integer blocks && blocks > 2, done::toString);
            assertEquals(done.get("blocks"), foretold.get("blocks"));
            assertEquals(done.get("bytes_blocks"), foretold.get("bytes"));
        } else {
            fail(reading + ", " + read);
        }
        String text = String.join(
                "\n",
                Program.run(Stream.concat(Stream.of("plan"), Stream.of(options)).toArray(String[]::new))
                        .stdout());
        assertTrue(text.contains("\nrasters: 3 zones, "), text);
    }

    @Test
    void inspectDescribesZonesAndOutputs() throws Exception {
        Map<String, Object> countries = object("inspect-zones", Program.run("inspect", "--json", "--grid", "1d"));
        assertEquals(countries.get("zones_total"), list(countries, "zones").size());
        Path bad = Files.writeString(folder.resolve("bad.geojson"), """
                {"type": "Feature", "properties": {"iso_a2": "x\\u001by"}, "geometry": {"type": "Polygon",
                "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}}""");
        Map<String, Object> refused = object("inspect-zones", Program.run("inspect", "--json", bad.toString()));
        assertTrue(refused.get("invalid") instanceof Map<?, ?> faults && faults.size() == 1, refused::toString);
        List<Object> codes = list(refused, "refusals").stream()
                .map(refusal -> (Object) ((Map<?, ?>) refusal).get("code"))
                .toList();
        assertEquals(List.of("E005_ISO_FK"), codes.stream().limit(1).toList(), refused::toString);
        Map<String, Object> output = object("inspect-output", Program.run("inspect", "--json", out));
        assertEquals(4, list(output, "partitions").size(), output::toString);
    }

    @Test
    void inspectDescribesRasters() throws Exception {
        String chunky = SampleRasters.file("b3_chunky").toString();
        Map<String, Object> plain = object("inspect-raster", Program.run("inspect", "--json", chunky));
        assertEquals(3, list(plain, "bands").size(), plain::toString);
        assertEquals(Optional.empty(), Optional.ofNullable(plain.get("plan")));
        Map<String, Object> planned =
                object("inspect-raster", Program.run("inspect", "--json", chunky, "--countries", "CH"));
        assertTrue(
                planned.get("plan") instanceof Map<?, ?> plan
                        && Integer.valueOf(1).equals(plan.get("zones")),
                planned::toString);
        String lerc = SampleRasters.file("tiled_LERC_p1_Float32").toString();
        Map<String, Object> refused =
                object("inspect-raster", Program.run("inspect", "--json", lerc, "--countries", "CH"));
        assertEquals(Optional.empty(), Optional.ofNullable(refused.get("plan")));
        assertTrue(String.valueOf(refused.get("values_refusal")).contains("E010_INPUT"), refused::toString);
    }

    @Test
    void verifyGivesItsVerdictAndFaults() throws Exception {
        assertEquals(
                true, object("verify", Program.run("verify", "--json", out)).get("good"));
        Path stray = Path.of(out, "tile_index", "stray");
        Files.writeString(stray, "", StandardOpenOption.CREATE_NEW);
        try {
            Program.Ended ended = Program.run("verify", "--json", "--quiet", out);
            assertEquals(1, ended.exitCode());
            Map<String, Object> faulty = object("verify", ended);
            assertEquals(false, faulty.get("good"));
            assertEquals(ended.stderr().size(), list(faulty, "faults").size(), ended::toString);
        } finally {
            Files.delete(stray);
        }
    }
}
