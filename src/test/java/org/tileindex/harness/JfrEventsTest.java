package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Name;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Every Flight Recorder event of the program is seen in a real run, says what it is, and adds up to the run's report.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class JfrEventsTest {
    private static final String OURS = "org.tileindex.";
    private static final Set<String> IN_EVERY_EVENT = Set.of("startTime", "duration", "eventThread", "stackTrace");

    @TempDir
    private static Path folder = Path.of("");

    private RecordedRun run = new RecordedRun(folder, folder, Map.of());
    private List<RecordedEvent> events = List.of();

    @BeforeAll
    void record() throws Exception {
        run = RecordedRun.into(folder);
        events = run.events();
    }

    @Test
    void everyEventClassIsSeenInARealRun() {
        Set<String> seen = events.stream()
                .map(event -> event.getEventType().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> declared = eventClasses().stream()
                .map(type -> type.getAnnotationOfType(Name.class).value())
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(declared.size() >= 10, declared::toString);
        // Runs of stats have it: StatsPlanTest.
        declared.remove(OURS + "Statistics");
        assertEquals(declared, seen);
    }

    @Test
    void everyEventAndEveryFieldSaysWhatItIs() throws Exception {
        List<String> silent = new ArrayList<>();
        int fields = 0;
        for (EventType type : types()) {
            if (blank(type.getLabel()) || blank(type.getDescription())) {
                silent.add(type.getName());
            }
            assertEquals("tile-index", type.getCategoryNames().get(0), type.getName());
            assertEquals(2, type.getCategoryNames().size(), type.getName());
            for (ValueDescriptor field : type.getFields()) {
                if (!IN_EVERY_EVENT.contains(field.getName())) {
                    fields++;
                    if (blank(field.getLabel()) || blank(field.getDescription())) {
                        silent.add(type.getName() + "." + field.getName());
                    }
                }
            }
        }
        assertTrue(fields > 30, fields + " fields");
        assertEquals(List.of(), silent);
    }

    @Test
    void bytesTimesAndRatesHaveTheirUnits() throws Exception {
        Map<String, String> units = Map.of(
                "Size", "jdk.jfr.DataAmount",
                "Bytes In", "jdk.jfr.DataAmount",
                "Bytes Out", "jdk.jfr.DataAmount",
                "Write Time", "jdk.jfr.Timespan",
                "Sync Time", "jdk.jfr.Timespan",
                "Waited", "jdk.jfr.Timespan",
                "per Second", "jdk.jfr.Frequency");
        Set<String> seen = new TreeSet<>();
        for (EventType type : types()) {
            for (ValueDescriptor field : type.getFields()) {
                for (Map.Entry<String, String> unit : units.entrySet()) {
                    if (String.valueOf(field.getLabel()).endsWith(unit.getKey())) {
                        seen.add(unit.getKey());
                        assertEquals(unit.getValue(), field.getContentType(), type.getName() + "." + field.getName());
                    }
                }
            }
        }
        assertEquals(units.keySet(), seen);
    }

    @Test
    void stackTracesAreLeftToTheSampler() {
        events.forEach(event -> assertNull(event.getStackTrace(), event::toString));
    }

    @Test
    void rowsAndCellsAddUpToTheReports() {
        long rows = run.rows();
        assertTrue(rows > 0, "rows");
        assertEquals(rows, sum("Shard", "rows"));
        assertEquals(run.pat("cells_included_total").longValue(), sum("Scan", "cells"));
        assertEquals(run.pat("countries_processed").longValue(), named("Scan").size());
        assertEquals(run.pat("shards").longValue(), named("Shard").size());
        assertEquals(rows, sum("Run", "tiles"));
    }

    @Test
    void bytesAddUpToTheReports() {
        long written = run.pat("bytes_written_total").longValue();
        assertTrue(written > 0, "bytes");
        for (String event : List.of("Shard", "FileWrite", "ReceiptDigest", "Publish", "Run")) {
            assertEquals(written, sum(event, "bytes"), event);
        }
        assertEquals(run.pat("bytes_read_vectors_total").longValue(), sum("ZoneRead", "bytes"));
        assertEquals(2 * named("Shard").size(), named("FileWrite").size());
    }

    @Test
    void theRunsOwnEventIsTheReports() {
        RecordedEvent event = named("Run").get(0);
        assertEquals(1, named("Run").size());
        assertEquals(run.report().get("parameter_hash"), event.getString("parameterHash"));
        assertEquals(RecordedRun.WORKERS, event.getInt("workers"));
        assertEquals(run.pat("countries_processed").intValue(), event.getInt("zones"));
    }

    /// Each data page holds rows of one column or of several that share it; every row has four sets of such pages at
    /// least, and more columns than that at most.
    @Test
    void pagesHoldTheRowsOfTheirColumnsOnceOrMore() {
        long rows = run.rows();
        long encoded = named("PageEncode").stream()
                .filter(event -> !event.getString("encoding").equals("PLAIN"))
                .mapToLong(event -> event.getLong("rows"))
                .sum();
        assertTrue(encoded >= 4 * rows && encoded <= 16 * rows && encoded % rows == 0, encoded + " of " + rows);
        for (RecordedEvent page : named("PageEncode")) {
            assertTrue(page.getLong("compressed") > 0, page::toString);
        }
        long compressedAlone = named("PageEncode").stream()
                .filter(page -> !page.getBoolean("compressionIncluded"))
                .mapToLong(page -> page.getLong("uncompressed"))
                .sum();
        assertEquals(compressedAlone, sum("Compress", "bytesIn"));
    }

    /// Two clocks around the same tasks; what they may differ by is the time between reading the one and the other.
    @Test
    void workersBusyTimesAreTheReports() {
        Map<Integer, Double> busy = new TreeMap<>();
        named("TaskRun").forEach(task -> busy.merge(task.getInt("worker"), seconds(task), Double::sum));
        List<Double> reported = run.patList("worker_busy_seconds").stream()
                .map(value -> ((Number) value).doubleValue())
                .toList();
        assertEquals(RecordedRun.WORKERS, reported.size());
        for (int worker = 0; worker < reported.size(); worker++) {
            double expected = reported.get(worker);
            assertEquals(expected, busy.getOrDefault(worker, 0.0), 0.1 + 0.1 * expected, "worker " + worker);
        }
    }

    @Test
    void theThroughputGrowsToAllTilesAndNamesNoMoreWorkersThanThereAre() {
        for (RecordedEvent moment : named("Throughput")) {
            assertTrue(moment.getLong("tiles") <= run.rows(), moment::toString);
            assertTrue(
                    moment.getInt("busyWorkers") >= 0 && moment.getInt("busyWorkers") <= RecordedRun.WORKERS,
                    moment::toString);
            assertTrue(moment.getInt("queueDepth") >= 0, moment::toString);
        }
        assertTrue(most("Throughput", event -> event.getLong("tiles")) > 0, "tiles");
        assertTrue(most("Throughput", event -> event.getDouble("tilesPerSecond")) > 0, "tiles per second");
        assertTrue(most("Throughput", event -> event.getInt("busyWorkers")) > 0, "busy workers");
    }

    private List<EventType> types() throws Exception {
        try (RecordingFile file = new RecordingFile(run.recording())) {
            return file.readEventTypes().stream()
                    .filter(type -> type.getName().startsWith(OURS))
                    .toList();
        }
    }

    static List<JavaClass> eventClasses() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.tileindex").stream()
                        .filter(type -> type.isAssignableTo(Event.class))
                        .toList();
    }

    private List<RecordedEvent> named(String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(OURS + name))
                .toList();
    }

    private long sum(String name, String field) {
        return named(name).stream()
                .mapToLong(event -> ((Number) event.getValue(field)).longValue())
                .sum();
    }

    private double most(String name, ToDoubleFunction<RecordedEvent> value) {
        return named(name).stream().mapToDouble(value).max().orElse(0);
    }

    private static double seconds(RecordedEvent event) {
        return event.getDuration().toNanos() / 1e9;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
