package org.tileindex.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Outputs elsewhere are verified and described as those of this machine are. In an object store, the manifest is what
/// tells which objects belong to a dataset.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class StoredOutputTest {
    private static final String BUCKET = "out";
    private static final String PLACE = "s3a://out/world";

    @TempDir
    private static Path folder = Path.of("");

    private ObjectStore store;

    @BeforeAll
    void start() throws Exception {
        FileSystem.closeAll();
        store = new ObjectStore();
        for (String out : List.of(PLACE, "viewfs://machine/disk" + folder.resolve("shared"))) {
            Runs.Ended ended = Runs.run("enumerate", "--out", out, "--countries", "LI,LU", "--no-cache", "--quiet");
            assertEquals(0, ended.code(), ended::toString);
        }
    }

    @AfterAll
    void close() throws Exception {
        store.close();
        FileSystem.closeAll();
    }

    private static Runs.Ended verify(String place) {
        return Runs.run("verify", place, "--progress", "none");
    }

    private String object(String part) {
        return store.names(BUCKET, "world").stream()
                .filter(name -> name.contains(part))
                .findFirst()
                .orElseThrow();
    }

    private void assertFault(String what, String place) {
        Runs.Ended ended = verify(PLACE);
        assertEquals(1, ended.code(), ended::toString);
        String line = ended.err().getFirst();
        assertTrue(line.startsWith("tile-index: E014_VERIFY: " + what + ": " + place), ended::toString);
    }

    @Test
    void aGoodOutputIsGood() {
        for (String place : List.of(PLACE, "viewfs://machine/disk" + folder.resolve("shared"))) {
            Runs.Ended ended = verify(place);
            assertEquals(0, ended.code(), ended::toString);
            assertTrue(ended.out().startsWith("all is well: 1 partition, 4 files"), ended::toString);
        }
    }

    @Test
    void everyObjectMustBeAsTheManifestSays() throws Exception {
        String name = object("tile_bounds/");
        byte[] good = store.get(BUCKET, "world/" + name);
        byte[] bad = good.clone();
        bad[bad.length / 2]++;
        store.put(BUCKET, "world/" + name, bad);
        assertFault("a file is not as the manifest says", name);
        store.remove(BUCKET, "world/" + name);
        assertFault("a file that the manifest lists is missing", name);
        store.put(BUCKET, "world/" + name, good);
        String foreign = name.replace("part-00000", "part-00001");
        store.put(BUCKET, "world/" + foreign, good);
        assertFault("a file that the manifest does not list lies in the partition", foreign);
        store.remove(BUCKET, "world/" + foreign);
        String manifest = object("_manifests/tile_index/");
        byte[] list = store.get(BUCKET, "world/" + manifest);
        store.put(BUCKET, "world/" + manifest, "{}".getBytes(StandardCharsets.UTF_8));
        assertFault("a manifest is damaged", manifest);
        store.remove(BUCKET, "world/" + manifest);
        assertFault("the manifest is missing, so nothing is published", manifest);
        store.put(BUCKET, "world/" + manifest, list);
        assertEquals(0, verify(PLACE).code());
    }

    /// The manifests are in nobody's way when an output is copied.
    @Test
    void aLocalCopyIsVerifiedAsAnyOutput() throws Exception {
        Path copy = folder.resolve("copy");
        for (String name : store.names(BUCKET, "world")) {
            Path file = copy.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, store.get(BUCKET, "world/" + name));
        }
        Runs.Ended ended = verify(copy.toString());
        assertEquals(0, ended.code(), ended::toString);
    }

    @Test
    void whatIsNoOutputIsTold() {
        Runs.Ended ended = verify("s3a://out/nowhere");
        assertEquals(1, ended.code(), ended::toString);
        assertTrue(ended.err().getFirst().contains("E010_INPUT: s3a://out/nowhere holds no datasets"), ended::toString);
        OutputPlacesTest.assertRefused("E015", "s3a://shut/world", verify("s3a://shut/world"));
    }
}
