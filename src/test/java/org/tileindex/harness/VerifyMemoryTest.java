package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.grid.Bounds;
import org.tileindex.writer.page.Codec;

/// Where `verify` has too little memory for a file, it says that and what to do, and finds no fault with what it could
/// not look at.
@Tag("slow")
class VerifyMemoryTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void tooLittleMemoryForAFileIsNoDamage() throws Exception {
        Path zones = Files.writeString(folder.resolve("square.geojson"), """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"iso_a2": "LS"},
                 "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [24, 0], [24, 24], [0, 24], [0, 0]]]}}]}
                """);
        Path out = folder.resolve("out");
        SampleRun.ofFile(zones).grid("30s", Bounds.WORLD).codec(Codec.NONE).into(out);
        Path launcher = Launcher.install(Files.createDirectory(folder.resolve("home")));
        Program.Ended small = verify(launcher, "-Xmx40m", out);
        assertEquals(1, small.exitCode(), small::toString);
        assertEquals(1, small.stderr().size(), small::toString);
        String line = small.stderr().getFirst();
        assertTrue(
                line.startsWith("tile-index: E099_INTERNAL: memory ran out before the file was checked: tile_"), line);
        assertTrue(line.contains("/country=LS/part-00000.parquet, country LS: "), line);
        assertTrue(
                line.contains(
                        ". Give verify more memory, for example TILE_INDEX_JAVA_OPTS=-Xmx4g, or fewer --workers."),
                line);
        Program.Ended large = verify(launcher, "-Xmx1g", out);
        assertEquals(List.of(), large.stderr());
        assertEquals(0, large.exitCode(), large::toString);
    }

    private static Program.Ended verify(Path launcher, String flag, Path out) throws Exception {
        return Program.startCommand(List.of(
                        "env",
                        "TILE_INDEX_JAVA_OPTS=" + flag,
                        launcher.toString(),
                        "verify",
                        out.toString(),
                        "--workers",
                        "1",
                        "--progress",
                        "none"))
                .await();
    }
}
