package org.tileindex.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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

/// Outputs elsewhere are described as those of this machine are, from footers alone.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class InspectedOutputTest {
    private static final String BUCKET = "out";
    private static final String NAME = "parquet";
    private static final String HASH = "parameter_hash=";
    private static final long LEAST_FILE = 100_000;
    private static final long MOST_READ = 70_000;

    @TempDir
    private static Path folder = Path.of("");

    private ObjectStore store;

    @BeforeAll
    void start() throws Exception {
        FileSystem.closeAll();
        store = new ObjectStore();
        run(NAME, "--countries", "LI,NO");
        run("arrow", "--countries", "LI,LU", "--format", "arrow", "--datasets", "tile_index");
        run("empty", "--countries", "LI", "--bounds=-10,-10,-9,-9");
    }

    private static void run(String name, String... options) {
        for (String out : List.of(local(name), stored(name), shared(name))) {
            List<String> arguments = new ArrayList<>(List.of("enumerate", "--out", out, "--no-cache"));
            arguments.addAll(List.of(options));
            arguments.add("--quiet");
            Runs.Ended ended = Runs.run(arguments.toArray(String[]::new));
            assertEquals(0, ended.code(), ended::toString);
        }
    }

    private static String local(String name) {
        return folder.resolve("local").resolve(name).toString();
    }

    private static String stored(String name) {
        return "s3a://out/" + name;
    }

    private static String shared(String name) {
        return "viewfs://machine/disk" + folder.resolve("shared").resolve(name);
    }

    @AfterAll
    void close() throws Exception {
        store.close();
        FileSystem.closeAll();
    }

    private static String described(String place, String... options) {
        List<String> arguments = new ArrayList<>(List.of("inspect", place));
        arguments.addAll(List.of(options));
        Runs.Ended ended = Runs.run(arguments.toArray(String[]::new));
        assertEquals(0, ended.code(), ended::toString);
        assertEquals(List.of(), ended.err());
        return ended.out();
    }

    private static void assertSame(UnaryOperator<String> local, UnaryOperator<String> elsewhere, String name) {
        for (String[] options : new String[][] {{}, {"--json"}}) {
            String expected = described(local.apply(name), options);
            assertEquals(
                    expected.replace(local.apply(""), elsewhere.apply("")), described(elsewhere.apply(name), options));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {NAME, "arrow", "empty"})
    void anAddressIsDescribedAsALocalFolder(String name) {
        assertSame(out -> local("") + "/" + out, InspectedOutputTest::stored, name);
        assertSame(out -> local("") + "/" + out, out -> shared("") + "/" + out, name);
    }

    /// The part may be a dataset, a partition, or the folder of a zone.
    @Test
    void aPartOfAnOutputIsDescribed() {
        String zone = object(NAME, "tile_index/").replaceFirst("/[^/]*$", "");
        String partition = zone.replaceFirst("/[^/]*$", "");
        for (String part : List.of("tile_index", partition, zone)) {
            assertSame(out -> local("") + "/" + out, InspectedOutputTest::stored, NAME + "/" + part);
            assertSame(out -> local("") + "/" + out, out -> shared("") + "/" + out, NAME + "/" + part);
        }
    }

    private String object(String out, String part) {
        return store.names(BUCKET, out).stream()
                .filter(name -> name.startsWith(part))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"parquet, NO", "arrow, LU"})
    void onlyFootersAreRead(String out, String zone) throws Exception {
        String shard = store.names(BUCKET, out).stream()
                .filter(name -> name.startsWith("tile_index/") && name.contains("country=" + zone))
                .findFirst()
                .orElseThrow();
        assertTrue(store.get(BUCKET, out + "/" + shard).length > LEAST_FILE);
        int before = store.reads().size();
        described(stored(out));
        List<ObjectStore.Read> reads = store
                .reads()
                .subList(before, store.reads().size())
                .stream()
                .filter(read -> read.name().equals(out + "/" + shard))
                .toList();
        long bytes = reads.stream().mapToLong(read -> read.to() - read.from()).sum();
        assertTrue(bytes > 0 && bytes < MOST_READ, reads::toString);
    }

    @Test
    void whatIsNoOutputIsOneLine() throws Exception {
        store.put(BUCKET, "other/notes.txt", new byte[] {1});
        Files.createDirectories(folder.resolve("shared/other"));
        for (String place : List.of(stored("nowhere"), shared("nowhere"))) {
            assertRefused("E010", place + " does not exist, neither as a file nor as a folder", place);
        }
        for (String place : List.of(stored("other"), shared("other"))) {
            assertRefused("E010", place + " is a folder, but no output", place);
        }
        assertRefused("E015", "s3a://shut/world cannot be read (permission denied", "s3a://shut/world");
        assertRefused("E010", "needs the Hadoop connector", "gs://bucket/world");
    }

    private static void assertRefused(String code, String words, String place) {
        OutputPlacesTest.assertRefused(code, words, Runs.run("inspect", place));
    }

    @ParameterizedTest
    @ValueSource(strings = {NAME, "arrow"})
    void aDamagedFooterIsTold(String out) throws Exception {
        String name = out + "/" + object(out, "tile_index/");
        byte[] good = store.get(BUCKET, name);
        byte[] bad = good.clone();
        bad[bad.length - 12] ^= (byte) 0xff;
        bad[bad.length - 1] ^= (byte) 0xff;
        store.put(BUCKET, name, bad);
        assertRefused("E010", stored(name) + " is damaged: it ", stored(out));
        store.put(BUCKET, name, good);
        assertFalse(described(stored(out)).isEmpty());
    }

    /// In an object store, a dataset is published if it has a manifest.
    @Test
    void whatIsNotPublishedIsNamed() throws Exception {
        String index = object(NAME, "_manifests/tile_index/");
        String bounds = object(NAME, "_manifests/tile_bounds/");
        byte[] first = store.get(BUCKET, NAME + "/" + index);
        byte[] second = store.get(BUCKET, NAME + "/" + bounds);
        String partition = stored(NAME) + "/tile_index/"
                + index.substring(index.indexOf(HASH)).replace(".json", "");
        String whole = described(stored(NAME));
        store.remove(BUCKET, NAME + "/" + index);
        String rest = described(stored(NAME));
        assertTrue(rest.endsWith("\n" + partition + " is not published: its manifest is missing\n"), rest);
        assertTrue(whole.startsWith(rest.substring(0, rest.indexOf("\n\n" + partition))), rest);
        assertTrue(described(stored(NAME), "--json").contains("\"unpublished\""));
        assertRefused("E010", partition + " has no manifest, so nothing is published there", partition);
        store.remove(BUCKET, NAME + "/" + bounds);
        assertRefused("E010", "has no manifest, so nothing is published there", stored(NAME));
        store.put(BUCKET, NAME + "/" + index, first);
        store.put(BUCKET, NAME + "/" + bounds, second);
        assertEquals(whole, described(stored(NAME)));
    }
}
