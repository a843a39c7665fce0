package org.tileindex.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A store that fails, whenever and however, gets the right files in the end, or a run that ends with one line. No
/// reader sees a manifest over bytes that are not there, and nothing is left that costs money.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class BrokenStoreTest {
    /// Its client asks once more and no oftener.
    private static final String HASTY = "hasty";

    private static final String OUT = "world";
    private static final long SEED = 20261127;
    private static final int ONE_IN = 10;

    @TempDir
    private static Path folder = Path.of("");

    private ObjectStore store;
    private SortedMap<String, String> expected = new TreeMap<>();

    @BeforeEach
    void start() throws Exception {
        if (expected.isEmpty()) {
            Path local = folder.resolve("local");
            assertEquals(0, run(local.toString()).code());
            expected = Runs.digests(local);
        }
        FileSystem.closeAll();
        store = new ObjectStore();
    }

    @AfterEach
    void close() throws Exception {
        assertEquals(List.of(), store.watched().broken());
        store.close();
        FileSystem.closeAll();
    }

    /// Some objects of each dataset; those of one zone are uploaded in parts.
    private static List<String> command(String out, String... options) {
        List<String> arguments = new ArrayList<>(List.of("enumerate", "--out", out, "--countries", "AD,AT,LU"));
        arguments.addAll(List.of("--format", "arrow", "--no-cache", "--progress", "none", "--quiet"));
        arguments.addAll(List.of(options));
        return arguments;
    }

    private static Runs.Ended run(String out, String... options) {
        return Runs.run(command(out, options).toArray(String[]::new));
    }

    private static Runs.Ended runAlone(Path folder, String out) throws Exception {
        return Runs.Program.start(folder, command(out).toArray(String[]::new)).await();
    }

    private void assertPublished(String bucket) throws Exception {
        SortedMap<String, String> found = store.digests(bucket, OUT);
        found.keySet().removeIf(name -> !Runs.isData(name));
        assertEquals(expected, found);
        assertEquals(2, store.names(bucket, OUT + "/_manifests").size());
    }

    /// Whatever happened, running again gives the right files.
    private void assertSound(Runs.Ended ended, String bucket) throws Exception {
        if (ended.code() == 0) {
            assertEquals(List.of(), ended.err());
            assertPublished(bucket);
        } else {
            OutputPlacesTest.assertRefused("E011", "s3a://" + bucket, ended);
        }
        store.watched().fail(request -> false);
        store.proxy().cut(request -> Optional.empty());
        Runs.Ended again = run("s3a://%s/%s".formatted(bucket, OUT), "--resume");
        assertEquals(0, again.code(), again::toString);
        assertPublished(bucket);
        assertEquals(List.of(), store.pending());
    }

    private static Predicate<String> oneIn(int number, String methods, long seed) {
        Random random = new Random(seed);
        return request -> {
            synchronized (random) {
                return request.matches("(" + methods + ") .*") && random.nextInt(number) == 0;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"out", HASTY})
    void aTenthOfAllUploadsFails(String bucket) throws Exception {
        store.watched().fail(oneIn(ONE_IN, "PUT|START|PART|COMPLETE", SEED));
        assertSound(run("s3a://%s/%s".formatted(bucket, OUT)), bucket);
    }

    @ParameterizedTest
    @EnumSource(CuttingProxy.Cut.class)
    void aTenthOfAllUploadsIsCut(CuttingProxy.Cut cut) throws Exception {
        Predicate<String> chosen = oneIn(ONE_IN, "PUT|POST", SEED);
        store.proxy().cut(request -> chosen.test(request) ? Optional.of(cut) : Optional.empty());
        Runs.Ended ended = run("s3a://out/" + OUT);
        assertNotEquals(0, store.proxy().cuts());
        assertSound(ended, "out");
    }

    /// The program's own attempts, when the client's do not help: the second file of a shard fails twice.
    @Test
    void aShardWhoseSecondFileFailsIsTriedAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger(4);
        store.watched()
                .fail(request ->
                        request.matches("PUT .*/tile_bounds/.*country=LU/.*") && failures.getAndDecrement() > 0);
        Runs.Ended ended = run("s3a://hasty/" + OUT);
        assertEquals(0, ended.code(), ended::toString);
        assertPublished(HASTY);
    }

    @Test
    void noDraftIsLeftOfARunThatFails() throws Exception {
        store.watched().fail(request -> request.matches("PART .*tile_bounds.*"));
        Path temporary = Files.createTempDirectory(folder, "run");
        Runs.Ended ended = runAlone(temporary, "s3a://hasty/" + OUT);
        OutputPlacesTest.assertRefused("E011", "s3a://hasty/world: the ", ended);
        assertEquals(List.of(), new Runs.Program(new ProcessBuilder("true").start(), temporary).left());
    }

    /// What a run leaves that fails for good: neither objects nor parts of some, nor its lease.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT .*country=LU.*",
                "START .*",
                "PART .*tile_bounds.*",
                "COMPLETE .*",
                "PUT .*run_report.json",
                "PUT .*_manifests/tile_index/.*"
            })
    void nothingIsLeftOfARunThatFails(String failing) throws Exception {
        store.watched().fail(request -> request.matches(failing));
        Runs.Ended ended = run("s3a://hasty/" + OUT);
        OutputPlacesTest.assertRefused("E011", "s3a://hasty/world: the ", ended);
        assertEquals(List.of(), store.pending());
        assertEquals(List.of(), store.names(HASTY, OUT + "/_manifests"));
        assertTrue(!store.names(HASTY, OUT).contains(".tile-index/lease.json"));
        assertSound(ended, HASTY);
    }

    /// An error after which data is visible does not exist.
    @Test
    void whatCannotBeTidiedUpDoesNotFailARun() throws Exception {
        store.watched().fail(request -> request.startsWith("DELETE hasty/world/"));
        Runs.Ended ended = run("s3a://hasty/" + OUT);
        assertEquals(0, ended.code(), ended::toString);
        // This process goes on, unlike others, and its lease with it.
        store.remove(HASTY, OUT + "/.tile-index/lease.json");
        assertSound(ended, HASTY);
    }

    /// A run that was suspended, say, finds that another has taken its place, and leaves everything to that.
    @ParameterizedTest
    @ValueSource(strings = {"PUT .*country=LU.*", "PUT .*run_report.json"})
    void aRunThatHasLostTheOutputTouchesNothing(String moment) throws Exception {
        String lease = OUT + "/.tile-index/lease.json";
        store.watched().fail(request -> {
            if (request.matches(moment)) {
                String other = """
                        {"id": "other", "host": "elsewhere", "process": 1, "started": "2026-11-01T00:00:00Z",
                        "renewed": "2999-01-01T00:00:00Z"}
                        """;
                store.put("out", lease, other.getBytes(StandardCharsets.UTF_8));
                store.watched().requests().clear();
            }
            return false;
        });
        Runs.Ended ended = run("s3a://out/" + OUT);
        OutputPlacesTest.assertRefused("E013", "is in use by another run", ended);
        List<String> requests = store.watched().requests();
        assertTrue(requests.stream().noneMatch(request -> request.startsWith("DELETE out/world/")), requests::toString);
        assertTrue(requests.stream().noneMatch(request -> request.contains("_manifests")), requests::toString);
        store.watched().fail(request -> false);
        store.remove("out", lease);
        assertSound(run("s3a://out/" + OUT, "--resume"), "out");
    }

    /// Text that is no lease is one in the making, or what is left of it.
    @Test
    void aLeaseThatCannotBeReadCountsForAMinute() throws Exception {
        store.put("out", OUT + "/.tile-index/lease.json", new byte[] {'{'});
        OutputPlacesTest.assertRefused("E013", "is in use by another run", run("s3a://out/" + OUT));
        Path shared = folder.resolve("shared");
        Path lease = Files.createFile(
                Files.createDirectories(shared.resolve(".tile-index")).resolve("lease.json"));
        Files.setLastModifiedTime(lease, FileTime.fromMillis(System.currentTimeMillis() - 61_000));
        assertEquals(0, run("viewfs://machine/disk" + shared).code());
        assertEquals(expected, Runs.digests(shared));
    }
}
