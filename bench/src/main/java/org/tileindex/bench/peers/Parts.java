package org.tileindex.bench.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tileindex.tile.Dataset;

/// Writes the shards of both datasets on all workers, the largest first, and syncs the files.
final class Parts {
    private Parts() {}

    /// Writes one shard of a dataset.
    @FunctionalInterface
    interface PartWriter {
        /// Writes `file`, whose folder exists; `dataset` is one of [Dataset#names].
        void write(Work.Part part, String dataset, Path file) throws Exception;
    }

    static void write(Work work, int workers, Path out, PartWriter writer) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<Path>> running = new ArrayList<>();
            for (Work.Part part : largestFirst(work)) {
                for (String dataset : Dataset.names(Dataset.TILES)) {
                    Path file = out.resolve(dataset).resolve(part.file());
                    Files.createDirectories(file.getParent());
                    running.add(pool.submit(() -> {
                        writer.write(part, dataset, file);
                        return file;
                    }));
                }
            }
            for (Future<Path> task : running) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception fault ? fault : e;
        }
        Disk.sync(out);
    }

    private static List<Work.Part> largestFirst(Work work) {
        return work.parts().stream()
                .sorted(Comparator.comparingLong(
                                (Work.Part part) -> part.shard().cells())
                        .reversed())
                .toList();
    }
}
