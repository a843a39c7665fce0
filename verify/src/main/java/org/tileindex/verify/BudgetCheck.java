package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;

/// Holds a run to its budgets (contract, section 6.4), by the figures of its report. A budget is judged only where it
/// was promised and means something:
///
/// - Vector bytes: always, because the zone file is at hand.
/// - Raster bytes: where the run read rasters, all of them by ranges. Blocks are counted as fetched, and each raster
///   has room for its header, once for each process that opened it.
/// - Open files: unless executors did the work, because the platform of a cluster opens its own. Jars of the class
///   path, which the JVM opens, do not count. The report has 0 where the platform does not tell the number.
/// - Resident memory: with at most two workers and a heap no larger than the launcher's.
/// - Busy times: where the work can be shared evenly. A worker takes the next task as soon as there is one, so it is
///   idle only while all remaining tasks are running or wait for running ones (R. L. Graham, *Bounds on Multiprocessing
/// Timing Anomalies*, 1969). Hence busy times differ by at most the longest chain of tasks that follow each other, plus
/// time that is not work: threads start one after the other, and a thread that could go on may wait for a lock or a
/// processor. A budget is judged only if a tenth of the mean busy time holds both; otherwise a good schedule could
/// exceed it. The time that workers waited for memory is deducted, because `--memory` asked for it.
///
/// The growth of memory is not judged, because one run cannot show it.
final class BudgetCheck {
    private static final long HEADER_BYTES = 128 << 10;
    private static final long MOST_OPEN_FILES = 256;
    private static final long MOST_RESIDENT_BYTES = 1L << 30;
    private static final int MOST_WORKERS_FOR_MEMORY = 2;

    /// Heap of the launcher. The parallel collector reports less, because it leaves out one survivor space.
    private static final long DEFAULT_HEAP_BYTES = 640L << 20;

    private static final double MOST_SPREAD = 0.1;

    /// Many time slices, for which a thread waits if there are several times as many threads as processors.
    private static final double SCHEDULING_NOISE_SECONDS = 0.5;

    private final String report;
    private final String timeline;
    private final Evidence evidence;
    private final Findings findings;

    /// @param report the report, as messages name it
    /// @param timeline the file of tasks, as messages name it
    BudgetCheck(String report, String timeline, Evidence evidence, Findings findings) {
        this.report = report;
        this.timeline = timeline;
        this.evidence = evidence;
        this.findings = findings;
    }

    /// @param fileBytes size of the zone file and the files that belong to it, in bytes
    void checkVectorBytes(long fileBytes) {
        atMost(
                "bytes_read_vectors_total",
                fileBytes + fileBytes / 4,
                "byte",
                "the vector bytes read exceed",
                "with the same options");
    }

    void checkRasterBytes() {
        int rasters = evidence.reportedRasters().size();
        OptionalDouble blocks = evidence.number("pat", "raster", "bytes_blocks");
        if (rasters > 0 && blocks.isEmpty()) {
            missing("raster.bytes_blocks", evidence.text("pat", "raster", "bytes_blocks"));
        } else if (rasters > 0 && !evidence.passedOverRasters()) {
            long bytes = (long) blocks.getAsDouble();
            long headers = (1L + evidence.executors()) * rasters;
            atMost(
                    "bytes_read_raster_total",
                    bytes + bytes / 4 + headers * HEADER_BYTES,
                    "byte",
                    "the raster bytes read exceed",
                    "with the same options");
        }
    }

    void checkOpenFiles() {
        if (evidence.hasExecutors()) {
            return;
        }
        OptionalDouble all = figure("open_files_peak");
        OptionalDouble own = evidence.number("pat", "open_files_own_peak");
        // Reports of earlier builds do not tell jars from other files.
        String judged = own.isPresent() ? "open_files_own_peak" : "open_files_peak";
        if (all.isPresent()) {
            atMost(judged, MOST_OPEN_FILES, "open file", "the open files exceed", "with fewer --workers");
        }
    }

    void checkMemory() {
        OptionalDouble workers = evidence.number("pat", "workers_used");
        OptionalDouble heap = evidence.number("pat", "heap_limit_bytes");
        boolean atDefaults = !evidence.hasExecutors()
                && workers.isPresent()
                && workers.getAsDouble() <= MOST_WORKERS_FOR_MEMORY
                && heap.isPresent()
                && heap.getAsDouble() <= DEFAULT_HEAP_BYTES;
        if (atDefaults) {
            atMost(
                    "max_worker_rss_bytes",
                    MOST_RESIDENT_BYTES,
                    "byte",
                    "the resident memory exceeds",
                    "with one worker or less --memory");
        }
    }

    private void atMost(String field, long budget, String unit, String what, String how) {
        OptionalDouble found = figure(field);
        if (found.isPresent() && found.getAsDouble() > budget) {
            exceeded(
                    what,
                    report,
                    "at most " + Quantity.of(budget, unit),
                    Quantity.of((long) found.getAsDouble(), unit),
                    how);
        }
    }

    /// @param file the file of tasks; not read for a run of one worker
    void checkBusyTimes(Path file) {
        OptionalDouble workers = figure("workers_used");
        OptionalDouble memoryWait = evidence.number("pat", "memory_wait_seconds");
        boolean shared = !evidence.hasExecutors() && workers.isPresent() && workers.getAsDouble() >= 2;
        if (!shared || memoryWait.isEmpty()) {
            return;
        }
        try {
            compare(Timeline.read(file, (int) workers.getAsDouble()), memoryWait.getAsDouble());
        } catch (IOException e) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "the timeline is missing or damaged",
                    Place.ofFile(timeline),
                    "one line per task",
                    Reason.of(e),
                    "Run the command again; it rewrites the report.");
        }
    }

    private void compare(Timeline tasks, double memoryWait) {
        double unshared = tasks.longestChainSeconds() + SCHEDULING_NOISE_SECONDS;
        double most = tasks.mostBusySeconds();
        double least = tasks.leastBusySeconds();
        if (unshared <= MOST_SPREAD * tasks.meanBusySeconds() && most - least - memoryWait > MOST_SPREAD * most) {
            exceeded(
                    "the differences between the busy times of workers exceed",
                    timeline,
                    "busy times within 10 % of the longest",
                    Quantity.ofSeconds(least) + " to " + Quantity.ofSeconds(most),
                    "on a machine that does little else");
        }
    }

    private void exceeded(String what, String where, String expected, String found, String how) {
        findings.add(
                ErrorCode.E009_PERF_BUDGET,
                what + " the budget",
                Place.ofFile(where),
                expected,
                found,
                "Run the command again %s; it leaves the datasets as they are and rewrites the report.".formatted(how)
                        + " Report a bug if the budget is exceeded again.");
    }

    /// A figure that every report has (contract, section 6.2); its absence is a finding.
    private OptionalDouble figure(String field) {
        OptionalDouble number = evidence.number("pat", field);
        if (number.isEmpty()) {
            missing(field, evidence.text("pat", field));
        }
        return number;
    }

    private void missing(String field, String found) {
        findings.add(
                ErrorCode.E014_VERIFY,
                "the run report has no pat." + field,
                Place.ofFile(report),
                "a number",
                found,
                "Run the command again; it rewrites the report.");
    }
}
