package org.tileindex.profile;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import org.tileindex.telemetry.Stage;

/// Tells the stages of a run from its events, as the run itself does: a task that finds cells is one of its stages, and
/// a task that writes a shard is encoding, less what it compressed and wrote meanwhile.
///
/// Planning has no event. Files that are synced after the last task are written, but no part of any task.
final class StageEvents {
    /// Start of the names of this program's events.
    static final String PREFIX = "org.tileindex.";

    private static final String SHARD_TASK = "shard";
    private static final Map<String, Stage> STAGE_BY_TASK = Map.of(
            "validate",
            Stage.VALIDATE,
            "scan",
            Stage.SCAN,
            "recall",
            Stage.RECALL,
            "mask",
            Stage.VALUES,
            "read",
            Stage.VALUES,
            SHARD_TASK,
            Stage.ENCODE);

    private final StageTotals totals = new StageTotals();
    private final Set<Long> encoders = new HashSet<>();
    private final Map<Long, Duration> syncs = new HashMap<>();

    /// Adds an event; one that tells of no stage is passed over.
    void add(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case PREFIX + "ZoneRead" -> {
                totals.addWork(Stage.READ, event.getDuration());
                totals.addBytes(Stage.READ, event.getLong("bytes"));
            }
            case PREFIX + "TaskRun" -> addTask(event);
            case PREFIX + "Scan" -> totals.addRows(Stage.SCAN, event.getLong("cells"));
            case PREFIX + "Statistics" -> {
                totals.addWork(Stage.STATISTICS, event.getDuration());
                totals.addRows(Stage.STATISTICS, event.getLong("cells"));
            }
            case PREFIX + "Shard" -> totals.addRows(Stage.ENCODE, event.getLong("rows"));
            case PREFIX + "Compress" -> {
                totals.addWork(Stage.COMPRESS, event.getDuration());
                totals.addBytes(Stage.COMPRESS, event.getLong("bytesIn"));
                totals.addTime(Stage.ENCODE, event.getDuration().negated());
            }
            case PREFIX + "FileWrite" -> addFile(event);
            case PREFIX + "FolderSync", PREFIX + "ReceiptDigest" -> totals.addTime(Stage.PUBLISH, event.getDuration());
            case PREFIX + "Publish" -> {
                totals.addWork(Stage.PUBLISH, event.getDuration());
                totals.addBytes(Stage.PUBLISH, event.getLong("bytes"));
            }
            default -> {
                // Of another program, or of something that is part of a stage above.
            }
        }
    }

    private void addTask(RecordedEvent event) {
        Stage stage = STAGE_BY_TASK.get(event.getString("kind"));
        if (stage != null) {
            totals.addWork(stage, event.getDuration());
        }
        if (stage == Stage.ENCODE) {
            encoders.add(WorkerTotals.thread(event));
        }
    }

    private void addFile(RecordedEvent event) {
        Duration writing = event.getDuration("writeTime");
        Duration syncing = event.getDuration("syncTime");
        totals.addWork(Stage.WRITE, writing.plus(syncing));
        totals.addBytes(Stage.WRITE, event.getLong("bytes"));
        totals.addTime(Stage.ENCODE, writing.negated());
        syncs.merge(WorkerTotals.thread(event), syncing, Duration::plus);
    }

    /// The stages that left an event, in the order of a run.
    List<Profile.StageTime> times() {
        for (long thread : encoders) {
            totals.addTime(
                    Stage.ENCODE, syncs.getOrDefault(thread, Duration.ZERO).negated());
            syncs.remove(thread);
        }
        return totals.times();
    }
}
