package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run of Arrow files that is killed goes on as one of Parquet files does; see [KilledRunTest].
@Tag("slow")
class KilledArrowRunTest {
    @TempDir
    private Path folder = Path.of("");

    private static String[] run(Path out) {
        return new String[] {
            "enumerate",
            "--out=" + out,
            "--format=arrow",
            "--compression=zstd",
            "--grid=1m",
            "--countries=IN,LS,ZA",
            "--shard-rows=50000",
            "--workers=2",
            "--progress=none"
        };
    }

    @Test
    void finishedShardsAreKeptAndTheBytesAreTheSame() throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        assertEquals(0, Program.run(run(undisturbed)).exitCode());
        assertTrue(KilledRunTest.publishedFiles(undisturbed).size() > 50);

        Path out = folder.resolve("out");
        Program killed = Program.startInForeground(run(out));
        KilledRunTest.awaitStagedFiles(out, 10, killed);
        assertTrue(killed.signal("KILL"));
        assertEquals(137, killed.await().exitCode());
        assertEquals(List.of(), KilledRunTest.publishedFiles(out));
        Set<Object> kept = KilledRunTest.inodes(out, KilledRunTest.finishedShards(out));
        assertFalse(kept.isEmpty());

        assertEquals(0, Program.run(KilledRunTest.withResume(run(out))).exitCode());
        for (String dataset : List.of("tile_index", "tile_bounds")) {
            assertEquals(List.of(), FolderComparison.differences(undisturbed.resolve(dataset), out.resolve(dataset)));
        }
        List<String> published = KilledRunTest.publishedFiles(out);
        assertTrue(KilledRunTest.inodes(out, published).containsAll(kept), "finished shards were written again");
    }
}
