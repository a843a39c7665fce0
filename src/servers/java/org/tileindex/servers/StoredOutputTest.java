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

    /// The faults found. The many jars that a connector needs are no open files of a run.
    private static List<String> verify(String place) {
        return Runs.run("verify", place, "--progress", "none").err();
    }

    private String object(String part) {
        return store.names(BUCKET, "world").stream()
                .filter(name -> name.startsWith(part))
                .findFirst()
                .orElseThrow();
    }

    private void assertFault(String what, String place) {
        List<String> faults = verify(PLACE);
        String line = "tile-index: E014_VERIFY: %s: %s".formatted(what, place);
        assertTrue(faults.stream().anyMatch(fault -> fault.startsWith(line)), faults::toString);
    }

    @Test
    void aGoodOutputIsGood() {
        for (String place : List.of(PLACE, "viewfs://machine/disk" + folder.resolve("shared"))) {
            assertEquals(List.of(), verify(place));
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
        assertEquals(List.of(), verify(PLACE));
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
        assertEquals(List.of(), verify(copy.toString()));
    }

    @Test
    void whatIsNoOutputIsTold() {
        for (String address : List.of("s3a://out/nowhere", "s3a://shut/world")) {
            String code = address.contains("shut") ? "E015" : "E010";
            OutputPlacesTest.assertRefused(code, address, Runs.run("verify", address, "--progress", "none"));
        }
    }
}
