package org.tileindex.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;

/// Reads the profile of a run from its recording, event by event.
public final class ProfileReader {
    private static final String REMEDY = "Give a file that 'tile-index enumerate --jfr FILE' wrote.";

    private final StageEvents stages = new StageEvents();
    private final WorkerTotals workers = new WorkerTotals();
    private final List<RecordedEvent> rates = new ArrayList<>();
    private final Map<String, Long> methods = new HashMap<>();
    private Optional<Profile.Run> run = Optional.empty();
    private long ours;
    private long samples;
    private int pauses;
    private Duration paused = Duration.ZERO;
    private Duration longestPause = Duration.ZERO;

    private ProfileReader() {}

    /// The profile that `file` holds.
    ///
    /// @throws TileIndexException E010 if it is absent, damaged, not a recording, or has no event of this program
    public static Profile read(Path file) throws TileIndexException {
        if (!Files.isRegularFile(file)) {
            throw refused("recording %s %s".formatted(file, Files.exists(file) ? "is not a file" : "does not exist"));
        }
        ProfileReader reader = new ProfileReader();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                reader.add(recording.readEvent());
            }
        } catch (IOException | RuntimeException e) {
            throw refused("%s is not a complete recording of Java Flight Recorder (%s)".formatted(file, Reason.of(e)))
                    .causedBy(e);
        } catch (OutOfMemoryError e) {
            throw refused("%s is a damaged recording, or one that does not fit in memory".formatted(file))
                    .causedBy(e);
        }
        if (reader.ours == 0) {
            throw refused("recording %s has no events of tile-index".formatted(file));
        }
        return reader.profile();
    }

    private static TileIndexException refused(String what) {
        return new TileIndexException(ErrorCode.E010_INPUT, what, REMEDY);
    }

    private void add(RecordedEvent event) {
        String name = event.getEventType().getName();
        if (name.startsWith(StageEvents.PREFIX)) {
            ours++;
        }
        stages.add(event);
        switch (name) {
            case StageEvents.PREFIX + "Run" -> run = Optional.of(run(event));
            case StageEvents.PREFIX + "TaskRun" -> workers.addTask(event);
            case StageEvents.PREFIX + "Shard" -> workers.addShard(event);
            case StageEvents.PREFIX + "Throughput" -> rates.add(event);
            case "jdk.ExecutionSample" -> addSample(event);
            case "jdk.GCPhasePause" -> addPause(event.getDuration());
            default -> {
                // The recording has more for JDK Mission Control than a profile shows.
            }
        }
    }

    private static Profile.Run run(RecordedEvent event) {
        return new Profile.Run(
                event.getString("parameterHash"),
                event.getInt("zones"),
                event.getInt("workers"),
                event.getLong("tiles"),
                event.getInt("shards"),
                event.getLong("bytes"),
                event.getDuration().toNanos() / 1e9);
    }

    private void addSample(RecordedEvent event) {
        samples++;
        RecordedStackTrace stack = event.getStackTrace();
        if (stack != null && !stack.getFrames().isEmpty()) {
            RecordedFrame top = stack.getFrames().get(0);
            methods.merge(
                    top.getMethod().getType().getName() + "." + top.getMethod().getName(), 1L, Long::sum);
        }
    }

    private void addPause(Duration pause) {
        pauses++;
        paused = paused.plus(pause);
        longestPause = pause.compareTo(longestPause) > 0 ? pause : longestPause;
    }

    private Profile profile() {
        return new Profile(
                run,
                stages.times(),
                workers.totals(),
                rates(),
                methods.entrySet().stream()
                        .map(entry -> new Profile.Method(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingLong(Profile.Method::samples)
                                .reversed()
                                .thenComparing(Profile.Method::name))
                        .toList(),
                samples,
                new Profile.Pauses(pauses, paused.toNanos() / 1e9, longestPause.toNanos() / 1e9));
    }

    private List<Profile.Rate> rates() {
        rates.sort(Comparator.comparing(RecordedEvent::getStartTime));
        List<Profile.Rate> list = new ArrayList<>(rates.size());
        for (RecordedEvent rate : rates) {
            Instant first = rates.get(0).getStartTime();
            list.add(new Profile.Rate(
                    Duration.between(first, rate.getStartTime()).toNanos() / 1e9,
                    rate.getDouble("tilesPerSecond"),
                    rate.getInt("queueDepth"),
                    rate.getInt("busyWorkers")));
        }
        return list;
    }
}
