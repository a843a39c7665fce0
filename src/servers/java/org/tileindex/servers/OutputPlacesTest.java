package org.tileindex.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Datasets do not follow from where they are written. An object store is given objects under their final names, and
/// the manifest that readers look for last; a file system has its folders renamed, as this machine has.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class OutputPlacesTest {
    private static final String BUCKET = "out";
    private static final String LOST = "--bounds=-10,-10,-9,-9";

    @TempDir
    private static Path folder = Path.of("");

    private ObjectStore store;

    @BeforeAll
    void start() throws Exception {
        FileSystem.closeAll();
        store = new ObjectStore();
    }

    @AfterAll
    void close() throws Exception {
        assertEquals(List.of(), store.watched().broken());
        store.close();
        FileSystem.closeAll();
    }

    private static Runs.Ended enumerate(String out, String... options) {
        List<String> arguments = new ArrayList<>(List.of("enumerate", "--out", out, "--countries", "LU,LS"));
        arguments.addAll(List.of("--no-cache", "--progress", "none"));
        arguments.addAll(List.of(options));
        return Runs.run(arguments.toArray(String[]::new));
    }

    private static void assertDone(Runs.Ended ended) {
        assertEquals(0, ended.code(), ended::toString);
        assertEquals(List.of(), ended.err());
    }

    /// One line, with the code and nothing secret, nor any word of a library's.
    static void assertRefused(String code, String words, Runs.Ended ended) {
        assertEquals(1, ended.code(), ended::toString);
        assertEquals(1, ended.err().size(), ended::toString);
        String line = ended.err().getFirst();
        assertTrue(line.startsWith("tile-index: " + code), line);
        assertTrue(line.contains(words), line);
        assertFalse(
                line.matches(".*(Exception|org\\.apache|software\\.amazon|fs\\.s3a|credential\\b|topsecret).*"), line);
    }

    private static List<String> everything(Path out) throws IOException {
        try (Stream<Path> all = Files.walk(out)) {
            return all.filter(file -> !file.equals(out))
                    .map(file -> out.relativize(file).toString())
                    .filter(name -> !name.endsWith("/lock"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] report(Path out) throws IOException {
        try (Stream<Path> all = Files.walk(out)) {
            return Files.readAllBytes(all.filter(file -> file.endsWith("run_report.json"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private byte[] object(String out, String suffix) throws IOException {
        String name = store.names(BUCKET, out).stream()
                .filter(found -> found.endsWith(suffix))
                .findFirst()
                .orElseThrow();
        return store.get(BUCKET, out + "/" + name);
    }

    @ParameterizedTest
    @CsvSource({
        "zone, --layout=zone",
        "packed, --layout=packed",
        "spans, '--datasets=tile_index,tile_spans'",
        "arrow, --format=arrow",
        "none, '--bounds=-10,-10,-9,-9'"
    })
    void anObjectStoreGetsTheSameFilesAndReceipts(String name, String option) throws Exception {
        Path local = folder.resolve(name);
        assertDone(enumerate(local.toString(), option));
        assertDone(enumerate("s3a://out/" + name, option));
        SortedMap<String, String> expected = Runs.digests(local);
        assertEquals(option.equals(LOST), expected.isEmpty());
        SortedMap<String, String> found = store.digests(BUCKET, name);
        found.keySet().removeIf(object -> !Runs.isData(object));
        assertEquals(expected, found);
        Map<String, String> receipts = Runs.receipts(report(local));
        assertEquals(receipts, Runs.receipts(object(name, "run_report.json")));
        for (Map.Entry<String, String> receipt : receipts.entrySet()) {
            Map<String, Object> manifest = JSON.std.mapFrom(object(name + "/_manifests/" + receipt.getKey(), ".json"));
            assertEquals(receipt.getValue(), manifest.get("sha256_hex"));
        }
        assertLastAreManifests(name, receipts.size());
        assertEquals(List.of(), store.names(BUCKET, name + "/.tile-index"));
        assertAnotherRunChangesNothing(name, option);
    }

    private void assertLastAreManifests(String out, int datasets) {
        List<String> puts = store.watched().requests().stream()
                .filter(request -> request.startsWith("PUT out/" + out + "/"))
                .filter(request -> !request.endsWith("/"))
                .toList();
        List<String> last = puts.subList(puts.size() - datasets, puts.size());
        assertTrue(last.stream().allMatch(put -> put.contains("/_manifests/")), puts::toString);
    }

    private void assertAnotherRunChangesNothing(String out, String option) {
        int before = store.watched().requests().size();
        assertDone(enumerate("s3a://out/" + out, option));
        List<String> requests = store.watched().requests();
        List<String> changes = requests.subList(before, requests.size()).stream()
                .filter(request -> Runs.isData(request) || request.contains("/_manifests/"))
                .toList();
        assertEquals(List.of(), changes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--layout=zone", "--layout=packed", LOST})
    void aFileSystemGetsTheSameFilesAndNothingElse(String option) throws Exception {
        Path local = folder.resolve("local" + option);
        Path shared = folder.resolve("shared" + option);
        assertDone(enumerate(local.toString(), option));
        assertDone(enumerate("viewfs://machine/disk" + shared, option));
        assertEquals(Runs.digests(local), Runs.digests(shared));
        assertEquals(everything(local), everything(shared));
        assertEquals(Runs.receipts(report(local)), Runs.receipts(report(shared)));
        assertDone(enumerate("viewfs://machine/disk" + shared, option));
        assertEquals(everything(local), everything(shared));
    }

    @Test
    void publishedObjectsThatAreOtherAreLeftAlone() throws Exception {
        assertDone(enumerate("s3a://out/damaged"));
        String name = store.names(BUCKET, "damaged").stream()
                .filter(object -> object.contains("tile_bounds") && Runs.isData(object))
                .findFirst()
                .orElseThrow();
        byte[] good = store.get(BUCKET, "damaged/" + name);
        byte[] bad = good.clone();
        bad[bad.length / 2]++;
        store.watched().forget();
        store.put(BUCKET, "damaged/" + name, bad);
        assertRefusedAndUntouched("damaged", name.substring(name.indexOf("country=")));
        store.remove(BUCKET, "damaged/" + name);
        assertRefusedAndUntouched("damaged", name.substring(name.indexOf("country=")));
        store.put(BUCKET, "damaged/" + name, good);
        String foreign = name.substring(0, name.lastIndexOf('/') + 1) + "notes.txt";
        store.put(BUCKET, "damaged/" + foreign, new byte[] {1});
        assertRefusedAndUntouched("damaged", "notes.txt");
        store.remove(BUCKET, "damaged/" + foreign);
        assertDone(enumerate("s3a://out/damaged"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{}", "{\"files\": {\"a\": 1}}", ""})
    void aManifestThatIsDamagedIsLeftAlone(String content) throws Exception {
        String out = "listless" + Math.floorMod(content.hashCode(), 1_000_000);
        assertDone(enumerate("s3a://out/" + out));
        store.watched().forget();
        for (String manifest : store.names(BUCKET, out + "/_manifests")) {
            store.put(BUCKET, out + "/_manifests/" + manifest, content.getBytes(StandardCharsets.UTF_8));
        }
        assertRefusedAndUntouched(out, "its list of files is damaged");
    }

    private void assertRefusedAndUntouched(String out, String words) throws IOException {
        SortedMap<String, String> before = store.digests(BUCKET, out);
        assertRefused("E012", words, enumerate("s3a://out/" + out));
        SortedMap<String, String> after = store.digests(BUCKET, out);
        before.keySet().removeIf(name -> name.endsWith("events.jsonl"));
        after.keySet().removeIf(name -> name.endsWith("events.jsonl"));
        assertEquals(before, after);
    }

    /// A process that died leaves uploads that cost money; those of others are none of a run's business.
    @Test
    void onlyOwnUploadsAreAborted() throws Exception {
        ObjectStore.leavePending("s3a://out/world/tile_index/parameter_hash=0/part-00000.parquet");
        ObjectStore.leavePending("s3a://out/world2/part-00000.parquet");
        assertDone(enumerate("s3a://out/world", LOST));
        assertEquals(List.of("world2/part-00000.parquet"), store.pending());
    }

    @Test
    void whatCannotBeWrittenIsToldInOneLine() {
        assertRefused("E011", "s3a://shut/world: permission denied", enumerate("s3a://shut/world"));
        assertRefused("E011", "s3a://none/world", enumerate("s3a://none/world"));
        assertRefused("E010", "gs://bucket/world needs the Hadoop connector", enumerate("gs://bucket/world"));
        assertRefused("E011", "s3a:", enumerate("s3://bucket/world"));
        assertRefused("E011", "https:", enumerate("https://example.org/world"));
        assertRefused("E011", "s3a://closed/world?… has a ?", enumerate("s3a://closed/world?sig=topsecret"));
    }
}
