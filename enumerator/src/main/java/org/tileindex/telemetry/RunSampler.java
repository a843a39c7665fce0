package org.tileindex.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Samples a run ten times a second, and keeps the samples and the peaks.
public final class RunSampler implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    /// The most samples kept; of a long run, every second one is dropped again and again.
    private static final int MOST_SAMPLES = 4096;
    private static final Path PROC_STATUS = Path.of("/proc/self/status");
    private static final String PEAK_RSS = "VmHWM:";

    private final RunProgress progress;
    private final long start;
    private final List<Sample> samples = new ArrayList<>();
    private final OpenFiles openFiles = new OpenFiles();
    private final Ticker ticker;
    private long lastTime = System.nanoTime();
    private long lastTiles;
    private volatile double tilesPerSecondPeak;

    /// @param start of the run, by [System#nanoTime]
    public RunSampler(RunProgress progress, long start) {
        this.progress = progress;
        this.start = start;
        this.ticker = Ticker.start("run-sampler", INTERVAL, this::look);
    }

    /// Takes a sample.
    public synchronized void look() {
        openFiles.look();
        long time = System.nanoTime();
        long tiles = progress.tilesDone();
        double tilesPerSecond = (tiles - lastTiles) * 1e9 / Math.max(1, time - lastTime);
        if (time - lastTime >= INTERVAL.toNanos()) {
            tilesPerSecondPeak = Math.max(tilesPerSecondPeak, tilesPerSecond);
        }
        Telemetry.throughput(tilesPerSecond, tiles, progress.tasksWaiting(), progress.workersBusy());
        keep(new Sample((time - start) / 1e9, tilesPerSecond, progress.tasksWaiting(), progress.workersBusy()));
        lastTime = time;
        lastTiles = tiles;
    }

    private void keep(Sample sample) {
        if (samples.size() == MOST_SAMPLES) {
            for (int i = MOST_SAMPLES - 2; i >= 0; i -= 2) {
                samples.remove(i);
            }
        }
        samples.add(sample);
    }

    /// The samples so far.
    public synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }

    /// The most file descriptors seen open at once; 0 where the platform does not tell, or the run was too short.
    public long openFilesPeak() {
        return openFiles.peak();
    }

    /// The same without jars of the class path, as far as the platform tells which are open.
    public long openFilesOwnPeak() {
        return openFiles.ownPeak();
    }

    /// The most tiles finished in one interval, per second; 0 where the run was shorter than that.
    public double tilesPerSecondPeak() {
        return tilesPerSecondPeak;
    }

    /// The most resident memory this process ever had, in bytes; the heap in use where the platform does not tell.
    public static long peakResidentBytes() {
        try {
            for (String line : Files.readAllLines(PROC_STATUS)) {
                if (line.startsWith(PEAK_RSS)) {
                    String kibibytes = line.substring(PEAK_RSS.length()).replace("kB", "");
                    return Long.parseLong(kibibytes.strip()) * 1024;
                }
            }
        } catch (IOException e) {
            // No procfs here; fall through.
        }
        return Runtime.getRuntime().totalMemory();
    }

    /// Ends the sampling.
    @Override
    public void close() {
        ticker.close();
    }
}
