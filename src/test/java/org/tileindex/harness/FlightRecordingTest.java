package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--jfr` neither changes a run nor costs one that does not ask for it.
@Tag("slow")
class FlightRecordingTest {
    @TempDir
    private static Path folder = Path.of("");

    @Test
    void theBytesAreTheSameWithAndWithout() throws Exception {
        Path without = folder.resolve("without");
        Path with = folder.resolve("with");
        assertEquals(0, Program.run(command(without)).exitCode());
        assertEquals(0, Program.run(command(with, "--jfr", file("same.jfr"))).exitCode());
        for (String dataset : List.of("tile_index", "tile_bounds")) {
            assertEquals(
                    List.of(), FolderComparison.differences(without.resolve(dataset), with.resolve(dataset)), dataset);
        }
    }

    /// The first event class in a JVM costs a fifth of a second, recording or not.
    @Test
    void anOrdinaryRunLoadsNeitherEventsNorTheirReaders() throws Exception {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(Program.coldCommand(command(folder.resolve("ordinary"))));
        command.add(command.indexOf("-cp"), "-Xlog:class+load:file=" + log);
        assertEquals(0, Program.startCommand(command).await().exitCode());
        List<String> loaded = Files.readAllLines(log);
        assertTrue(
                loaded.stream().anyMatch(line -> line.contains(" org.tileindex.writer.telemetry.Telemetry ")),
                "the log has the classes of the program");
        List<String> heavy = Stream.concat(
                        JfrEventsTest.eventClasses().stream().map(JavaClass::getName),
                        Stream.of("jdk.jfr.internal.MetadataRepository", "one.convert.", "org.tileindex.profile."))
                .filter(name -> loaded.stream().anyMatch(line -> line.contains("] " + name)))
                .collect(Collectors.toList());
        assertEquals(List.of(), heavy);
    }

    @Test
    void aRecordingBelowNoFolderIsRefusedBeforeAnythingIsDone() throws Exception {
        assertRefused(folder.resolve("absent").resolve("run.jfr"));
    }

    @Test
    void aRecordingOverAFolderIsRefused() throws Exception {
        assertRefused(Files.createDirectories(folder.resolve("a-folder")));
    }

    /// Whoever ends a run too early wants to know why it took so long.
    @Test
    void aRunThatIsToldToEndLeavesItsRecording() throws Exception {
        Path out = folder.resolve("ended");
        Path recording = folder.resolve("ended.jfr");
        Program program = Program.start(
                "enumerate",
                "--out",
                out.toString(),
                "--grid",
                "10s",
                "--workers",
                "1",
                "--progress",
                "none",
                "--jfr",
                recording.toString());
        KilledRunTest.awaitStagedFiles(out, 1, program);
        program.signal("TERM");
        assertFalse(program.await().exitCode() == 0, "it ran to its end");
        assertTrue(
                RecordingFile.readAllEvents(recording).stream()
                        .map(RecordedEvent::getEventType)
                        .anyMatch(type -> type.getName().equals("org.tileindex.TaskRun")),
                "tasks");
    }

    private static void assertRefused(Path recording) throws Exception {
        Path out = folder.resolve("refused");
        Program.Ended ended = Program.run(command(out, "--jfr", recording.toString()));
        CommandErrorsTest.assertOneLine(1, "tile-index: E011_OUTPUT: recording ", recording.toString(), ended);
        assertTrue(Files.notExists(out), "nothing was done");
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String[] command(Path out, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "enumerate",
                "--out",
                out.toString(),
                "--grid",
                "5m",
                "--countries",
                "LS,ZA",
                "--no-cache",
                "--progress",
                "none"));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }
}
