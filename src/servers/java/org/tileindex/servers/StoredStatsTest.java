package org.tileindex.servers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file of statistics is the same wherever it is written, and appears there whole or not at all.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class StoredStatsTest {
    private static final String BUCKET = "out";

    /// Its client asks once more and no oftener.
    private static final String HASTY = "hasty";

    private static final Path RASTER = Path.of(
            Objects.requireNonNull(System.getProperty("repository.root"), "repository.root"),
            "src/test/resources/values-lonlat.tif");

    @TempDir
    private static Path folder = Path.of("");

    private ObjectStore store;

    @BeforeAll
    void start() throws Exception {
        FileSystem.closeAll();
        store = new ObjectStore();
    }

    @AfterEach
    void heal() {
        store.watched().fail(request -> false);
    }

    @AfterAll
    void close() throws Exception {
        store.close();
        FileSystem.closeAll();
    }

    private static Runs.Ended stats(String out, String... options) {
        List<String> arguments = new ArrayList<>(List.of("stats", "--out", out, "--raster", RASTER.toString()));
        arguments.addAll(List.of("--stat", "sum,median", "--countries", "CH,AT", "--no-cache", "--progress", "none"));
        arguments.addAll(List.of(options));
        return Runs.run(arguments.toArray(String[]::new));
    }

    private static void assertDone(String out) {
        Runs.Ended ended = stats(out);
        assertEquals(0, ended.code(), ended::toString);
        assertEquals(List.of(), ended.err());
        assertTrue(ended.out().contains("written      " + out + "\n"), ended.out());
    }

    private static List<String> temporary() throws Exception {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("tile-index-"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"people.csv", "people.parquet"})
    void theFileIsTheSameWhereverItLies(String name) throws Exception {
        List<String> before = temporary();
        Path local = folder.resolve(name);
        assertDone(local.toString());
        byte[] expected = Files.readAllBytes(local);
        String deep = "deep/" + name;
        String stored = "s3a://out/" + deep + "/" + name;
        assertDone(stored);
        assertArrayEquals(expected, store.get(BUCKET, deep + "/" + name));
        Path shared = folder.resolve("shared").resolve(name).resolve(name);
        assertDone("viewfs://machine/disk" + shared);
        assertArrayEquals(expected, Files.readAllBytes(shared));
        for (String out : List.of(stored, "viewfs://machine/disk" + shared)) {
            assertEquals(0, stats(out, "--weight", "none").code());
        }
        assertEquals(0, stats(local.toString(), "--weight", "none").code());
        byte[] replaced = Files.readAllBytes(local);
        assertFalse(Arrays.equals(expected, replaced));
        assertArrayEquals(replaced, store.get(BUCKET, deep + "/" + name));
        assertArrayEquals(replaced, Files.readAllBytes(shared));
        assertEquals(List.of(name), store.names(BUCKET, deep));
        try (Stream<Path> all = Files.list(shared.resolveSibling("."))) {
            assertEquals(List.of(shared), all.map(Path::normalize).toList());
        }
        assertEquals(before, temporary());
    }

    @Test
    void aStoreThatRefusesHasNoPartOfTheFile() throws Exception {
        List<String> before = temporary();
        store.watched().fail(request -> request.startsWith("PUT hasty/"));
        OutputPlacesTest.assertRefused(
                "E011", "cannot write to s3a://hasty/people.csv", stats("s3a://hasty/people.csv"));
        assertEquals(List.of(), store.pending());
        heal();
        assertDone("s3a://hasty/people.csv");
        byte[] first = store.get(HASTY, "people.csv");
        store.watched().fail(request -> request.startsWith("PUT hasty/"));
        OutputPlacesTest.assertRefused(
                "E011", "cannot write to s3a://hasty/people.csv", stats("s3a://hasty/people.csv", "--weight", "none"));
        assertArrayEquals(first, store.get(HASTY, "people.csv"));
        assertEquals(before, temporary());
    }

    @Test
    void placesThatCannotBeWrittenAreRefused() {
        OutputPlacesTest.assertRefused("E011", "s3a://shut/people.csv", stats("s3a://shut/people.csv"));
        OutputPlacesTest.assertRefused("E011", "it is a folder", stats("viewfs://machine/disk" + folder));
        OutputPlacesTest.assertRefused("E010", "needs the Hadoop connector", stats("gs://bucket/people.csv"));
        OutputPlacesTest.assertRefused("E011", "https:", stats("https://example.org/people.csv"));
        String word = "is an address; only a path of this machine is taken here";
        Runs.Ended clip = Runs.run("clip", "--out", "s3a://out/clips", "--raster", RASTER.toString());
        for (Runs.Ended ended : List.of(clip, stats("s3a://out/x.csv", "--report", "s3a://out/x.html"))) {
            assertEquals(2, ended.code(), ended::toString);
            assertTrue(ended.err().getFirst().contains(word), ended::toString);
        }
    }
}
