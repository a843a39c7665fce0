package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import org.tileindex.fault.ErrorCode;

/// Holds a run to its budgets (contract, section 6.4), by what its report says. A budget is judged only where it was
/// promised and means something:
///
/// - Vector bytes: always; the zone file is at hand.
/// - Open files: always; the report has 0 where the platform does not tell.
/// - Resident memory: with at most two workers and a heap no larger than the launcher's.
/// - Busy times: where work can be shared so that they are equal. Workers take the next task as soon as there is one,
///   so one is idle only while all that is left runs already or waits for what runs (R. L. Graham, *Bounds on
///   Multiprocessing Timing Anomalies*, 1969). Hence busy times differ by no more than the longest chain of tasks that
///   follow each other, and by what is no work: threads start one after the other, and one that could go on may wait
///   for a lock or a processor. A tenth of the mean must hold both, or a good schedule could exceed it. The time that
///   workers waited for memory is made up for: `--memory` asked for it.
///
/// There are no rasters yet, so their bytes are not judged. Nor is how memory grows, which one run cannot show.
final class BudgetCheck {
    private static final long MOST_OPEN_FILES = 256;
    private static final long MOST_RESIDENT_BYTES = 1L << 30;
    private static final int MOST_WORKERS_FOR_MEMORY = 2;

    /// What the launcher gives; the parallel collector reports less, as it does not count a survivor space.
    private static final long DEFAULT_HEAP_BYTES = 640L << 20;

    private static final double MOST_SPREAD = 0.1;

    /// Many time slices: those that a thread waits for where there are some times as many threads as processors.
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

    /// @param fileBytes size of the zone file and of those that belong to it
    void checkVectorBytes(long fileBytes) {
        atMost("bytes_read_vectors_total", fileBytes + fileBytes / 4, "vector bytes read", "with the same options");
    }

    void checkOpenFiles() {
        atMost("open_files_peak", MOST_OPEN_FILES, "open files", "with fewer --workers");
    }

    void checkMemory() {
        OptionalDouble workers = evidence.number("pat", "workers_used");
        OptionalDouble heap = evidence.number("pat", "heap_limit_bytes");
        boolean atDefaults = workers.isPresent()
                && workers.getAsDouble() <= MOST_WORKERS_FOR_MEMORY
                && heap.isPresent()
                && heap.getAsDouble() <= DEFAULT_HEAP_BYTES;
        if (atDefaults) {
            atMost("max_worker_rss_bytes", MOST_RESIDENT_BYTES, "resident memory", "with one worker or less --memory");
        }
    }

    private void atMost(String field, long budget, String what, String how) {
        OptionalDouble found = figure(field);
        if (found.isPresent() && found.getAsDouble() > budget) {
            exceeded(what, report, "at most " + budget, Long.toString((long) found.getAsDouble()), how);
        }
    }

    /// @param file the file of tasks; not needed of a run of one worker
    void checkBusyTimes(Path file) {
        OptionalDouble workers = figure("workers_used");
        OptionalDouble memoryWait = evidence.number("pat", "memory_wait_seconds");
        if (workers.isEmpty() || workers.getAsDouble() < 2 || memoryWait.isEmpty()) {
            return;
        }
        try {
            compare(Timeline.read(file, (int) workers.getAsDouble()), memoryWait.getAsDouble());
        } catch (IOException e) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "timeline is missing or damaged",
                    Place.ofFile(timeline),
                    "one line a task",
                    Reason.of(e),
                    "Run enumerate again; it writes the report anew.");
        }
    }

    private void compare(Timeline tasks, double memoryWait) {
        double unshared = tasks.longestChainSeconds() + SCHEDULING_NOISE_SECONDS;
        double most = tasks.mostBusySeconds();
        double least = tasks.leastBusySeconds();
        if (unshared <= MOST_SPREAD * tasks.meanBusySeconds() && most - least - memoryWait > MOST_SPREAD * most) {
            exceeded(
                    "busy times of workers",
                    timeline,
                    "within 10 % of the longest",
                    String.format(Locale.ROOT, "%.1f to %.1f s", least, most),
                    "on a machine that does little else");
        }
    }

    private void exceeded(String what, String where, String expected, String found, String how) {
        findings.add(
                ErrorCode.E009_PERF_BUDGET,
                what + " beyond the budget",
                Place.ofFile(where),
                expected,
                found,
                "Run enumerate again %s; it leaves the datasets as they are and writes the report anew.".formatted(how)
                        + " Report it if it stays so.");
    }

    /// A figure that every report has (contract, section 6.2).
    private OptionalDouble figure(String field) {
        OptionalDouble number = evidence.number("pat", field);
        if (number.isEmpty()) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "pat has no " + field,
                    Place.ofFile(report),
                    "a number",
                    evidence.text("pat", field),
                    "Run enumerate again; it writes the report anew.");
        }
        return number;
    }
}
