package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What commands take and say, with both streams as the terminal gets them.
@Tag("slow")
class CommandLineTest {
    private static final List<String> COMMANDS = List.of("enumerate", "plan", "inspect", "verify", "profile");
    private static final Pattern OPTION = Pattern.compile("--[a-z]+(-[a-z]+)*");

    private final PrintStream stdout = System.out;
    private final PrintStream stderr = System.err;

    @TempDir
    private Path folder = Path.of("");

    private record Said(int exitCode, String stdout, String stderr) {}

    private static Said run(String... arguments) {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(stdout, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(stderr, true, StandardCharsets.UTF_8));
        int exitCode = Main.run(arguments);
        return new Said(exitCode, stdout.toString(StandardCharsets.UTF_8), stderr.toString(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void noTerminal() {
        System.clearProperty("tileindex.columns");
    }

    @AfterEach
    void restore() {
        System.setOut(stdout);
        System.setErr(stderr);
        System.clearProperty("tileindex.columns");
    }

    private Said enumerate(String... options) {
        List<String> arguments = new ArrayList<>(List.of("enumerate", "--out", out(), "--grid", "10d"));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    @Test
    void emptyValuesAreWrongUsage() {
        for (String option : List.of(
                "--zones",
                "--zone-id",
                "--layer",
                "--exclude",
                "--countries",
                "--grid",
                "--size",
                "--bounds",
                "--inclusion-rule",
                "--compression",
                "--workers",
                "--cache-dir",
                "--jfr")) {
            for (String value : List.of("", " ")) {
                assertUsage(run("enumerate", "--out", out(), option, value), option);
            }
        }
        assertUsage(run("enumerate", "--out", ""), "--out: the value is empty");
        assertUsage(run("enumerate", "--out="), "--out: the value is empty");
        assertUsage(run("plan", "--countries", "BR,,IN"), "--countries: a value is empty in 'BR,,IN'");
        assertUsage(run("verify", ""), "OUT: the value is empty");
        assertUsage(run("inspect", ""), "PATH: the value is empty");
        assertUsage(run("profile", ""), "FILE: the value is empty");
        assertFalse(Files.exists(folder.resolve("out")), "nothing is written");
    }

    private static void assertUsage(Said said, String mentions) {
        assertEquals(2, said.exitCode(), said::toString);
        assertEquals(1, said.stderr().lines().count(), said::toString);
        assertTrue(said.stderr().startsWith("tile-index: usage: "), said::toString);
        assertTrue(said.stderr().contains(mentions), said::toString);
        assertEquals("", said.stdout());
    }

    @Test
    void choicesAreTakenInEitherCaseWithHyphensOrUnderscores() {
        for (String rule : List.of("center", "CENTER", "Center", "any_overlap", "any-overlap", "ANY-OVERLAP")) {
            assertEquals(
                    0,
                    run("plan", "--grid", "10d", "--countries", "LS", "--inclusion", rule)
                            .exitCode(),
                    rule);
        }
        assertEquals(
                0,
                run("plan", "--grid", "10d", "--simd", "Scalar", "--format", "ARROW", "--on-invalid", "Skip")
                        .exitCode());
    }

    @Test
    void aWrongChoiceListsTheRightOnes() {
        assertUsage(enumerate("--compression", "gzip"), "'gzip' is not one of snappy, lz4, zstd, none");
        assertUsage(enumerate("--progress", "loud"), "'loud' is not one of auto, plain, none");
        assertUsage(enumerate("--layout", "folders"), "'folders' is not one of zone, packed");
        assertUsage(enumerate("--zone-ids", "all"), "'all' is not one of iso, any");
        Said rule = enumerate("--inclusion-rule", "most");
        assertEquals(1, rule.exitCode());
        assertTrue(rule.stderr().contains("'most' is unknown. Use center or any_overlap."), rule::toString);
    }

    @Test
    void numbersThatAreNone() {
        assertUsage(enumerate("--workers", "two"), "'two' is not a whole number");
        assertUsage(enumerate("--workers", "9999999999"), "'9999999999' is too large");
        assertUsage(enumerate("--bounds", "a,b,c,d"), "'a' is not a number");
    }

    @Test
    void helpFitsTheTerminalAndCutsNoOption() {
        for (int columns : List.of(60, 80, 100)) {
            System.setProperty("tileindex.columns", Integer.toString(columns));
            for (String command : COMMANDS) {
                Said help = run(command, "--help");
                assertEquals(0, help.exitCode());
                for (String line : help.stdout().lines().toList()) {
                    assertTrue(line.length() <= columns, () -> columns + " columns: " + line);
                }
            }
        }
        for (String command : COMMANDS) {
            System.setProperty("tileindex.columns", "100");
            Set<String> options = options(run(command, "--help").stdout());
            System.setProperty("tileindex.columns", "80");
            assertEquals(options, options(run(command, "--help").stdout()), command);
        }
    }

    private static Set<String> options(String help) {
        Set<String> options = new TreeSet<>();
        Matcher matcher = OPTION.matcher(help);
        while (matcher.find()) {
            options.add(matcher.group());
        }
        return options;
    }

    @Test
    void quietRunsSayNothing() {
        assertEquals(new Said(0, "", ""), enumerate("--countries", "BR", "--quiet"));
        assertEquals(new Said(0, "", ""), run("verify", out(), "--quiet"));
        Said failed = enumerate("--countries", "ZZ", "--quiet");
        assertEquals(1, failed.stderr().lines().count(), failed::toString);
    }

    @Test
    void whatIsLeftOutIsSaidOnlyToThoseWhoAskedForAll() {
        Said all = enumerate("--progress", "none");
        assertTrue(all.stdout().contains("\nleft out "), all::toString);
        Said some = enumerate("--countries", "BR,CA");
        assertFalse(some.stdout().contains("left out"), some::toString);
    }

    @Test
    void anEmptyResultSaysSoAndOffersNoQuery() {
        Said empty = enumerate("--countries", "LS", "--bounds", "-20,-10,0,0");
        assertEquals(0, empty.exitCode(), empty::toString);
        assertTrue(empty.stdout().startsWith("0 tiles of 1 country in 0 shards, "), empty::toString);
        assertTrue(empty.stdout().contains("\nempty        no cell of the grid belongs to any zone"), empty::toString);
        assertFalse(empty.stdout().contains("Try:"), empty::toString);
    }

    @Test
    void oneOfAThingIsSingular() {
        Said one = enumerate("--countries", "BR", "--bounds", "-60,-10,-50,0");
        assertTrue(one.stdout().startsWith("1 tile of 1 country in 1 shard, "), one::toString);
        Said verified = run("verify", out());
        assertTrue(
                verified.stdout().startsWith("all is well: 1 partition, 2 files, 1 row read in "), verified::toString);
        assertTrue(verified.stdout().contains("membership: 1 cell decided "), verified::toString);
    }

    @Test
    void damagedFilesAreDescribedInWords() throws Exception {
        assertEquals(0, enumerate("--countries", "BR", "--quiet").exitCode());
        Path part;
        try (Stream<Path> files = Files.walk(folder.resolve("out/tile_index"))) {
            part = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(part);
        Files.write(part, Arrays.copyOf(whole, whole.length / 2));
        String damage = "it does not end as a Parquet file does, so it may be cut short";
        assertFailure("E010_INPUT", part + " is damaged: " + damage, run("inspect", out()));
        assertTrue(run("verify", out()).stderr().contains(damage));
    }

    @Test
    void verifyTellsAbsentFoldersFromForeignOnes() throws Exception {
        String absent = folder.resolve("nothere").toString();
        assertFailure("E010_INPUT", absent + " does not exist. ", run("verify", absent));
        String foreign = Files.createDirectory(folder.resolve("foreign")).toString();
        assertFailure("E010_INPUT", foreign + " holds no datasets: ", run("verify", foreign));
        assertFailure("E010_INPUT", foreign + " holds no zone file. ", run("inspect", foreign));
        String file = Files.createFile(folder.resolve("file")).toString();
        assertFailure("E010_INPUT", file + " is a file, not a folder. ", run("verify", file));
        assertFailure("E010_INPUT", absent + " does not exist", run("inspect", absent));
    }

    private static void assertFailure(String code, String mentions, Said said) {
        assertEquals(1, said.exitCode(), said::toString);
        assertEquals(1, said.stderr().lines().count(), said::toString);
        assertTrue(said.stderr().startsWith("tile-index: " + code + ": "), said::toString);
        assertTrue(said.stderr().contains(mentions), said::toString);
    }
}
