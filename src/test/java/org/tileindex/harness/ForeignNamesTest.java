package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names of files beyond ASCII in the plain POSIX locale, in which a JVM knows none. A shell writes them, because this
/// JVM may run in that locale too.
@Tag("slow")
class ForeignNamesTest {
    /// `Zürich 東京` in UTF-8.
    private static final String NAME = "Z\\303\\274rich \\346\\235\\261\\344\\272\\254";

    @TempDir
    private Path folder = Path.of("");

    /// Runs a script of a shell whose `$name` is the name, and whose arguments are a command.
    private Program.Ended shell(String script, List<String> command) throws Exception {
        List<String> all = new ArrayList<>(List.of("env", "-u", "LANG", "LC_ALL=POSIX", "sh", "-c"));
        all.add("cd '%s' && name=$(printf '%s') && %s".formatted(folder, NAME, script));
        all.add("sh");
        all.addAll(command);
        return Program.startCommand(all).await();
    }

    @Test
    void theLauncherTakesThemAndShowsThem() throws Exception {
        Files.writeString(folder.resolve("zones.geojson"), """
                {"type": "Feature", "properties": {"iso_a2": "CH"}, "geometry": {"type": "Polygon",
                "coordinates": [[[0, 0], [20, 0], [20, 20], [0, 20], [0, 0]]]}}""");
        Program.Ended ended = shell(
                "mv zones.geojson \"$name.geojson\" && \"$1\" enumerate --out \"$name\" --zones \"$name.geojson\""
                        + " --grid 10d && test -d \"$name/tile_index\" && \"$1\" verify \"$name\""
                        + " && \"$1\" inspect \"$name.geojson\"",
                List.of(Launcher.install(folder.resolve("home")).toString()));
        assertEquals(0, ended.exitCode(), ended::toString);
        assertEquals(List.of(), ended.stderr());
        assertTrue(
                ended.stdout().stream().anyMatch(line -> line.startsWith("tile_index   Zürich 東京/tile_index/")),
                ended::toString);
        assertTrue(ended.stdout().contains("Zürich 東京.geojson"), ended::toString);
    }

    @Test
    void aJvmInThatLocaleRefusesThemInWords() throws Exception {
        Program.Ended ended = shell("exec \"$@\" --out \"$name\"", Program.command("enumerate", "--grid", "10d"));
        CommandErrorsTest.assertOneLine(
                2, "tile-index: usage: ", "has characters that the locale does not know", ended);
    }
}
