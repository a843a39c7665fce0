package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `stats` as a command: its help, its file, and one line for whatever is wrong. The rasters are those of [ClipRuns].
@Tag("slow")
class StatsCommandTest {
    private static final String ZONES = """
            {"type": "Feature", "properties": {"id": "square"}, "geometry": {"type": "Polygon",
            "coordinates": [[[6, 47], [9, 47], [9, 49], [6, 49], [6, 47]]]}}
            {"type": "Feature", "properties": {"id": "a, \\"b\\"\\nü"}, "geometry": {"type": "Polygon",
            "coordinates": [[[6.13, 46.2], [8.77, 48.1], [7.21, 49.2], [6.13, 46.2]]]}}
            {"type": "Feature", "properties": {"id": "far, away"}, "geometry": {"type": "Polygon",
            "coordinates": [[[60, 47], [60.1, 47], [60.1, 47.1], [60, 47]]]}}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Ended stats(Path out, String... options) throws IOException {
        Path zones = Files.writeString(folder.resolve("zones.geojson"), ZONES);
        List<String> arguments = new ArrayList<>(List.of("stats", "--out", out.toString()));
        arguments.addAll(List.of("--zones", zones.toString(), "--zone-ids", "any", "--zone-id", "id", "--no-cache"));
        arguments.addAll(List.of(options));
        return Ended.of(arguments.toArray(String[]::new));
    }

    private static String raster(String name) {
        return ClipRuns.raster(name).toString();
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("zones.geojson"))
                    .sorted()
                    .toList();
        }
    }

    /// A text with a comma, a quote or a line break is in quotes, a quote is doubled, a null is empty (RFC 4180).
    @Test
    void aCsvFileIsThatOfRfc4180() throws Exception {
        Path out = folder.resolve("out.csv");
        Ended ended = stats(out, "--raster", "r=" + raster("plain"), "--stat", "cells,count,mean,max");
        assertEquals(0, ended.exitCode(), ended::toString);
        String text = Files.readString(out);
        String start = "zone_id,raster,band,cells,count,mean,max\n\"a, \"\"b\"\"\nü\",r,1,";
        assertEquals(start, text.substring(0, start.length()));
        assertTrue(text.contains("\n\"far, away\",r,1,0,0.0,,\n"), text);
        assertTrue(text.endsWith("\n") && !text.contains("\r"), text);
        assertEquals(List.of("out.csv"), files());
    }

    @Test
    void theSummarySaysWhatWasDone() throws Exception {
        Ended ended = stats(folder.resolve("out.parquet"), "--raster", raster("plain"));
        assertEquals(0, ended.exitCode(), ended::toString);
        assertTrue(ended.out().getFirst().startsWith("3 zones, "), ended::toString);
        assertEquals(List.of(folder.resolve("out.parquet").toString()), ended.saying("written "));
        assertEquals(List.of(), ended.err());
    }

    /// Each option that the help names is in one of these runs.
    @Test
    void everyOptionOfTheHelpWorks() throws Exception {
        Ended help = Ended.of("stats", "--help");
        assertEquals(0, help.exitCode());
        List<String> options = new ArrayList<>(List.of(
                "--progress none --quiet --workers 2 --debug",
                "--band 1 --stat cells,count,sum,mean,min,max,stdev,variance,cv,median,quantile:0.5,majority",
                "--stat minority,variety,weighted_mean,weighted_sum --weight coverage --min-coverage 0.2",
                "--weight none --inclusion-rule any_overlap --default-value -3 --scaled --assume-wgs84",
                "--stat frac --weight area",
                "--where \"id <> 'x'\" --exclude square --unknown-ids fail --on-invalid skip",
                "--countries square",
                "--memory 64m --simd scalar --raster-cache 2m --raster-connections 3 --inflate jdk"));
        options.add("--cache-dir " + folder.resolve("cache"));
        options.add("--jfr " + folder.resolve("run.jfr"));
        options.add("--dry-run --report " + folder.resolve("page.html"));
        options.add("--dry-run --executors 2,4 --scenes 3 --price core-hour=0.05 --assume start-s=5");
        TreeSet<String> tried = new TreeSet<>(List.of(
                "--out", "--zones", "--zone-ids", "--zone-id", "--no-cache", "--raster", "--help", "--version"));
        for (String line : options) {
            List<String> words = new ArrayList<>(List.of("--raster", raster("plain")));
            Pattern.compile("\"([^\"]*)\"|\\S+")
                    .matcher(line)
                    .results()
                    .map(word -> word.group().replace("\"", ""))
                    .forEach(words::add);
            words.stream().filter(word -> word.startsWith("--")).forEach(tried::add);
            Ended ended = stats(folder.resolve("out.csv"), words.toArray(String[]::new));
            assertEquals(0, ended.exitCode(), () -> line + ended);
        }
        TreeSet<String> known = new TreeSet<>(Pattern.compile("(?m)^ +(?:-\\w, )?(--[a-z0-9-]+)(?:=|, | |$)")
                .matcher(String.join("\n", help.out()))
                .results()
                .map(found -> found.group(1))
                .toList());
        assertTrue(known.size() > 30, known::toString);
        // Other tests have files with layers, and published cells; the last is another name.
        known.removeAll(List.of("--layer", "--from", "--inclusion"));
        known.removeAll(tried);
        assertEquals(new TreeSet<String>(), known, "options of the help that were not tried");
    }

    /// The commands of the help, with the files of this test in place of theirs.
    @Test
    void everyExampleOfTheHelpWorks() throws Exception {
        String help = String.join("\n", Ended.of("stats", "--help").out());
        String examples = help.substring(help.indexOf("Examples:"), help.indexOf("Exit codes:"))
                .replaceAll("\\\\?\\n(?!  tile-index)", " ");
        List<String> commands = Pattern.compile("(?m)^ +tile-index (.*)$")
                .matcher(examples)
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .toList();
        assertEquals(3, commands.size(), examples);
        Path zones = Files.writeString(folder.resolve("parcels.geojson"), ZONES);
        for (String command : commands) {
            List<String> words = new ArrayList<>(Arrays.asList(command.split("\\s+")));
            words.removeFirst();
            words.replaceAll(word ->
                    word.endsWith(".tif") ? raster("plain") : word.equals("parcels.gpkg") ? zones.toString() : word);
            int out = words.indexOf("--out") + 1;
            words.set(out, folder.resolve(words.get(out)).toString());
            words.addAll(List.of("--no-cache", "--quiet"));
            if (words.contains("any")) {
                words.addAll(List.of("--zone-id", "id"));
            }
            Ended ended = Ended.of(words.toArray(String[]::new));
            assertEquals(0, ended.exitCode(), () -> command + ended);
            assertTrue(Files.size(Path.of(words.get(out))) > 500, command);
        }
    }

    /// @param said part of the line
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--stat men | unknown statistic 'men' (did you mean 'mean'?)",
                "--stat quantile:2 | quantile takes a number from 0 to 1",
                "--stat frac,sum | frac has a row for each value",
                "--band 2 | band 2: raster",
                "--band 0 | band 0: raster",
                "--weight heavy | --weight heavy: coverage, area, none or raster:FILE is needed",
                "--weight raster: | --weight raster:FILE needs a file",
                "--min-coverage 1.5 | --min-coverage 1.5: a share from 0 to 1 is needed",
                "--min-coverage 0.5 --weight none | --min-coverage: with --weight none there is no coverage",
                "--inclusion-rule center | give --weight none",
                "--default-value much | 'much' is not a number"
            })
    void wrongUsageIsOneLine(String options, String said) throws Exception {
        List<String> all = new ArrayList<>(List.of("--raster", raster("plain")));
        all.addAll(List.of(options.split(" ")));
        Ended ended = stats(folder.resolve("out.csv"), all.toArray(String[]::new));
        assertEquals(2, ended.exitCode(), ended::toString);
        assertEquals(1, ended.err().size(), ended::toString);
        assertTrue(ended.err().getFirst().startsWith("tile-index: usage: "), ended::toString);
        assertTrue(ended.err().getFirst().contains(said), ended::toString);
        assertEquals(List.of(), files());
    }

    @Test
    void twoRastersNeedTwoNames() throws Exception {
        Ended same = stats(folder.resolve("o.csv"), "--raster", raster("plain"), "--raster", raster("plain"));
        assertEquals(2, same.exitCode());
        assertTrue(same.err().getFirst().contains("give this one another name, as in NAME=FILE"), same::toString);
        Ended named = stats(folder.resolve("o.csv"), "--raster", raster("plain"), "--raster", "b=" + raster("plain"));
        assertEquals(0, named.exitCode(), named::toString);
    }

    /// The rasters of a plane have no areas by row.
    @Test
    void areasNeedLongitudeAndLatitude() throws Exception {
        Ended ended = stats(folder.resolve("o.csv"), "--raster", raster("utm"), "--weight", "area");
        assertEquals(1, ended.exitCode());
        assertTrue(
                ended.err().getFirst().startsWith("tile-index: E007_CRS_MISMATCH: --weight area: "), ended::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.parquet"})
    void anEarlierFileIsReplacedWholeOrNotAtAll(String name) throws Exception {
        Path out = Files.writeString(folder.resolve(name), "earlier ".repeat(100_000));
        Path damaged = folder.resolve("damaged.tif");
        byte[] bytes = Files.readAllBytes(ClipRuns.variant("tiled_DEFLATE_p2_Int32"));
        Arrays.fill(bytes, 2_000, bytes.length - 2_000, (byte) 0x55);
        Files.write(damaged, bytes);
        Ended failed = stats(out, "--raster", damaged.toString());
        assertEquals(1, failed.exitCode(), failed::toString);
        assertEquals(1, failed.err().size(), failed::toString);
        assertEquals("earlier ".repeat(100_000), Files.readString(out));
        assertEquals(List.of("damaged.tif", name), files());
        Ended ended = stats(out, "--raster", raster("plain"));
        assertEquals(0, ended.exitCode(), ended::toString);
        assertNotEquals(-1, Files.mismatch(out, damaged));
        assertTrue(Files.size(out) < 10_000, "the earlier content is gone");
        assertEquals(List.of("damaged.tif", name), files());
    }

    @Test
    void aPlaceWhereNoFileCanBeIsSaidAtOnce() throws Exception {
        Path absent = folder.resolve("absent.tif");
        Files.createDirectory(folder.resolve("folder.csv"));
        Files.writeString(folder.resolve("file"), "");
        Ended isFolder = stats(folder.resolve("folder.csv"), "--raster", raster("plain"));
        assertEquals(1, isFolder.exitCode());
        assertEquals(
                List.of("tile-index: E011_OUTPUT: cannot write to %1$s: %1$s is a folder. Give an --out that is"
                                .formatted(folder.resolve("folder.csv"))
                        + " writable and has room."),
                isFolder.err());
        Ended inFile = stats(folder.resolve("file/deep/out.csv"), "--raster", raster("plain"));
        assertEquals(1, inFile.exitCode());
        assertTrue(inFile.err().getFirst().contains(folder.resolve("file") + " is not a folder."), inFile::toString);
        Ended deep = stats(folder.resolve("a/b/out.csv"), "--raster", raster("plain"));
        assertEquals(0, deep.exitCode(), deep::toString);
        assertTrue(Files.size(folder.resolve("a/b/out.csv")) > 0);
        assertTrue(Files.notExists(absent));
    }

    /// `/dev/full` takes the place of a file on a disk without room.
    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.parquet"})
    void aFullDiskLeavesNoPartOfAFile(String name) throws Exception {
        Files.createSymbolicLink(folder.resolve(name + ".part"), Path.of("/dev/full"));
        Ended ended = stats(folder.resolve(name), "--raster", raster("plain"));
        assertEquals(1, ended.exitCode(), ended::toString);
        assertTrue(ended.err().getFirst().startsWith("tile-index: E011_OUTPUT: cannot write to "), ended::toString);
        assertEquals(List.of(), files());
    }
}
