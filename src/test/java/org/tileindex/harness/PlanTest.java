package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `tile-index plan` foretells what `enumerate` does with the same options, and does nothing itself.
@Tag("slow")
class PlanTest {
    private static final Pattern HEADLINE = Pattern.compile(
            "([\\d,]+) tiles of 3 zones in ([\\d,]+) shards, about [\\d.]+ [kM]B, in about [\\d.]+ m?s with"
                    + " (\\d+) workers");

    @TempDir
    private Path folder = Path.of("");

    private List<String> plan(String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of("plan"));
        command.addAll(options());
        command.addAll(List.of(more));
        Program.Ended ended = Program.run(command.toArray(String[]::new));
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(List.of(), ended.stderr());
        return ended.stdout();
    }

    private List<String> options() {
        String cache = folder.resolve("cache").toString();
        return List.of("--countries", "BR,IN,LS", "--grid", "1m", "--shard-rows", "300000", "--cache-dir", cache);
    }

    private String enumerate(Path out) throws Exception {
        List<String> command = new ArrayList<>(List.of("enumerate", "--out", out.toString()));
        command.addAll(options());
        Program.Ended ended = Program.run(command.toArray(String[]::new));
        assertEquals(0, ended.exitCode(), ended::toString);
        return ended.stdout().getFirst();
    }

    private static long[] numbers(String headline) {
        Matcher matcher = HEADLINE.matcher(headline);
        assertTrue(matcher.matches(), headline);
        return new long[] {
            Long.parseLong(matcher.group(1).replace(",", "")),
            Long.parseLong(matcher.group(2).replace(",", "")),
            Long.parseLong(matcher.group(3))
        };
    }

    @Test
    void beforeARunItEstimatesAndAfterItItKnows() throws Exception {
        List<String> before = plan("--workers", "3");
        assertTrue(before.get(1).startsWith("Estimated "), before::toString);
        assertFalse(Files.exists(folder.resolve("cache")), "a plan writes nothing");

        Path out = folder.resolve("out");
        String summary = enumerate(out);
        long tiles = Long.parseLong(summary.substring(0, summary.indexOf(' ')).replace(",", ""));
        long estimated = numbers(before.getFirst())[0];
        assertTrue(Math.abs(tiles - estimated) < tiles / 50, "%d estimated, %d found".formatted(estimated, tiles));

        List<String> after = plan("--workers", "3", "--out", out.toString());
        assertTrue(after.get(1).startsWith("Predicted from earlier runs "), after::toString);
        long[] foretold = numbers(after.getFirst());
        assertEquals(tiles, foretold[0]);
        assertEquals(files(out.resolve("tile_index")), foretold[1]);
        assertEquals(3, foretold[2]);
        assertTrue(
                after.getLast().endsWith(" holds this result already; enumerate would leave it as it is."),
                after::toString);
        String hash = after.get(after.size() - 2);
        assertTrue(Files.isDirectory(out.resolve("tile_index").resolve(hash)), hash);
        assertTrue(
                after.stream().anyMatch(line -> line.matches("BR +\\d[\\d,]+ +\\d+ +\\d+\\.\\d+ m?s")),
                after::toString);
        assertEquals(
                3,
                after.stream().filter(line -> line.matches(" +\\d [vsr#.]{72}")).count(),
                after::toString);
    }

    private static long files(Path dataset) throws IOException {
        return FolderComparison.files(dataset).size();
    }

    @Test
    void anotherGridOfTheSameInputIsEstimatedWithoutReadingTheZonesAgain() throws Exception {
        enumerate(folder.resolve("out"));
        List<String> other = plan("--grid", "2m");
        assertTrue(other.get(1).startsWith("Estimated "), other::toString);
        assertTrue(other.get(1).endsWith("the zones are known to be valid."), other::toString);
    }

    @Test
    void wrongOptionsAreWrongUsage() throws Exception {
        for (String[] wrong : List.of(
                new String[] {"plan", "--grid", "7x"},
                new String[] {"plan", "--most", "-5"},
                new String[] {"plan", "--workers", "40000"},
                new String[] {"plan", "--cache-dir", ""})) {
            Program.Ended ended = Program.run(wrong);
            assertEquals(2, ended.exitCode(), ended::toString);
            assertEquals(1, ended.stderr().size(), ended::toString);
        }
    }
}
