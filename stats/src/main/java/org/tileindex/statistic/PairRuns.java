package org.tileindex.statistic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Sorted pairs in temporary files. As soon as [#FAN_IN] files were merged equally often, they become one, so that
/// the number of files, and with it that of open ones, grows with the logarithm of the data only.
final class PairRuns {
    private static final int FAN_IN = 16;

    private final Path folder;
    private final List<PairRun> runs = new ArrayList<>();

    PairRuns(Path folder) {
        this.folder = folder;
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    /// Writes pairs to a new file.
    void write(PairSource pairs) throws IOException {
        keep(PairRun.write(folder, 0, pairs));
    }

    /// Takes over the files of another object, which has none afterwards.
    void takeFrom(PairRuns other) throws IOException {
        while (!other.runs.isEmpty()) {
            keep(other.runs.removeLast());
        }
    }

    private void keep(PairRun run) throws IOException {
        runs.add(run);
        List<PairRun> same =
                runs.stream().filter(other -> other.level() == run.level()).toList();
        if (same.size() >= FAN_IN) {
            keep(merge(same));
            for (PairRun old : same) {
                old.delete();
                runs.remove(old);
            }
        }
    }

    private PairRun merge(List<PairRun> same) throws IOException {
        try (MergedPairs pairs = new MergedPairs()) {
            for (PairRun run : same) {
                pairs.add(run.read());
            }
            return PairRun.write(folder, same.getFirst().level() + 1, pairs);
        }
    }

    /// Adds a reader of each file.
    void readInto(MergedPairs pairs) throws IOException {
        for (PairRun run : runs) {
            pairs.add(run.read());
        }
    }

    /// Deletes all files. Where one of them cannot be deleted, the others are, and the first failure is thrown.
    void deleteAll() throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (PairRun run : runs) {
            try {
                run.delete();
            } catch (IOException failure) {
                failures.add(failure);
            }
        }
        runs.clear();
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
