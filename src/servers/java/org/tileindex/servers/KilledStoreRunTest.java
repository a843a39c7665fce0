package org.tileindex.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A run in an object store that is killed leaves no manifest without its objects, and whoever comes after it gives the
/// same bytes, with or without what it had finished.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class KilledStoreRunTest {
    private static final String BUCKET = "out";
    private static final String OUT = "world";
    private static final long SEED = 20261127;

    /// Objects that a run puts: lease, beginning, twelve files, six records, four reports, two manifests.
    private static final int PUTS = 26;

    /// When so many of them are there, some shards have their records.
    private static final int SOME_RECORDS = 20;

    @TempDir
    private static Path folder = Path.of("");

    private ObjectStore store;
    private SortedMap<String, String> expected = new TreeMap<>();

    @BeforeEach
    void start() throws Exception {
        if (expected.isEmpty()) {
            Path local = folder.resolve("local");
            assertEquals(0, Runs.run(command(local.toString())).code());
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

    private static String[] command(String out, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("enumerate", "--out", out, "--countries", "AD,LI,LS,LU,MC,SM"));
        arguments.addAll(List.of("--no-cache", "--quiet"));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    private static Runs.Program launch(String... options) throws Exception {
        return Runs.Program.start(Files.createTempDirectory(folder, "run"), command("s3a://out/" + OUT, options));
    }

    private void assertPublished() throws Exception {
        SortedMap<String, String> found = store.digests(BUCKET, OUT);
        found.keySet().removeIf(name -> !Runs.isData(name));
        assertEquals(expected, found);
        assertEquals(2, store.names(BUCKET, OUT + "/_manifests").size());
        assertEquals(List.of(), store.pending());
        assertEquals(List.of(), store.names(BUCKET, OUT + "/.tile-index"));
    }

    /// The number of the put at which a run is killed.
    static List<Integer> moments() {
        Random random = new Random(SEED);
        int number = Integer.getInteger("killed.store.runs", 3);
        return IntStream.range(0, number)
                .map(i -> 1 + random.nextInt(PUTS))
                .boxed()
                .toList();
    }

    /// Has the store hold up every request from the one of a number on.
    private CountDownLatch holdUp(int put, CountDownLatch goOn) {
        CountDownLatch reached = new CountDownLatch(1);
        AtomicInteger puts = new AtomicInteger();
        store.watched().fail(request -> {
            if (request.startsWith("PUT ") && puts.incrementAndGet() >= put) {
                reached.countDown();
                await(goOn);
            }
            return false;
        });
        return reached;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(2, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill(int put) throws Exception {
        CountDownLatch dead = new CountDownLatch(1);
        CountDownLatch reached = holdUp(put, dead);
        Runs.Program program = launch();
        await(reached);
        program.kill();
        dead.countDown();
        store.watched().fail(request -> false);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aRunThatIsKilledIsResumed(int put) throws Exception {
        kill(put);
        ObjectStore.leavePending("s3a://out/%s/tile_index/part-00000.parquet".formatted(OUT));
        Runs.Ended ended = Runs.run(command("s3a://out/" + OUT, "--resume"));
        assertEquals(0, ended.code(), ended::toString);
        assertPublished();
    }

    /// What is there is believed only when its bytes say so.
    @Test
    void anObjectThatChangedMeanwhileIsWrittenAgain() throws Exception {
        kill(SOME_RECORDS);
        List<String> objects =
                store.names(BUCKET, OUT).stream().filter(Runs::isData).toList();
        assertFalse(objects.isEmpty());
        for (String name : objects) {
            byte[] bytes = store.get(BUCKET, OUT + "/" + name);
            bytes[bytes.length / 2]++;
            store.put(BUCKET, OUT + "/" + name, bytes);
        }
        Runs.Ended ended = Runs.run(command("s3a://out/" + OUT, "--resume"));
        assertEquals(0, ended.code(), ended::toString);
        assertPublished();
    }

    /// What is there and has not changed is not put again.
    @Test
    void whatIsFinishedIsNotWrittenAgain() throws Exception {
        kill(SOME_RECORDS);
        List<String> shards = store.names(BUCKET, OUT + "/.tile-index/staging").stream()
                .filter(name -> name.contains("/shards/"))
                .map(name -> name.substring(name.indexOf("/shards/") + 8, name.lastIndexOf(".json")))
                .toList();
        assertFalse(shards.isEmpty());
        store.watched().requests().clear();
        Runs.Ended ended = Runs.run(command("s3a://out/" + OUT, "--resume"));
        assertEquals(0, ended.code(), ended::toString);
        List<String> requests = store.watched().requests();
        for (String shard : shards) {
            assertTrue(requests.stream().noneMatch(request -> request.endsWith(shard)), requests::toString);
        }
        assertPublished();
    }

    @Test
    void theSecondOfTwoRunsIsRefused() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch reached = holdUp(SOME_RECORDS, goOn);
        Runs.Program first = launch();
        await(reached);
        List<String> before = store.names(BUCKET, OUT);
        store.watched().fail(request -> false);
        Runs.Ended second = Runs.run(command("s3a://out/" + OUT));
        OutputPlacesTest.assertRefused("E013", "s3a://out/world is in use by another run", second);
        assertTrue(store.names(BUCKET, OUT).containsAll(before));
        goOn.countDown();
        Runs.Ended ended = first.await();
        assertEquals(0, ended.code(), ended::toString);
        assertPublished();
        assertEquals(List.of(), first.left());
    }

    @Test
    void anInterruptKeepsWhatIsFinished() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch reached = holdUp(SOME_RECORDS, goOn);
        Runs.Program program = launch();
        await(reached);
        program.interrupt();
        Thread.sleep(500);
        goOn.countDown();
        Runs.Ended ended = program.await();
        assertEquals(130, ended.code(), ended::toString);
        assertTrue(ended.err().getLast().contains("run the same command with --resume to go on"), ended::toString);
        assertEquals(List.of(), program.left());
        long kept = store.names(BUCKET, OUT + "/.tile-index/staging").stream()
                .filter(name -> name.contains("shards/"))
                .count();
        assertTrue(kept > 0);
        store.watched().requests().clear();
        Runs.Ended last = Runs.run(command("s3a://out/" + OUT, "--resume"));
        assertEquals(0, last.code(), last::toString);
        assertPublished();
        long put = store.watched().requests().stream()
                .filter(request -> request.startsWith("PUT ") && request.endsWith(".parquet"))
                .count();
        assertEquals(2 * (expected.size() / 2 - kept), put, "what is finished is not put again");
    }
}
