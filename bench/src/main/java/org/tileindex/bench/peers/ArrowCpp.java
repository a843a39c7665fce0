package org.tileindex.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.arrow.dataset.file.DatasetFileWriter;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/// Arrow C++'s Parquet writer, through arrow-dataset. Batches are made in Java and handed over without a copy. The Java
/// API cannot choose a codec, so the files are uncompressed, which saves this side work.
final class ArrowCpp implements Side {
    private static final int MOST_PARTITIONS = 1;

    private final Work work;
    private final int workers;

    ArrowCpp(Work work, int workers) {
        this.work = work;
        this.workers = workers;
    }

    @Override
    public String name() {
        return "arrow-cpp";
    }

    @Override
    public String note() {
        return "arrow-dataset, batches of %,d rows from Java, **no codec** (its API has none), %d threads over shards"
                .formatted(TileBatches.ROWS, workers);
    }

    @Override
    public void run(Path out) throws Exception {
        try (BufferAllocator allocator = new RootAllocator()) {
            Parts.write(work, workers, out, (part, dataset, file) -> part(allocator, part, dataset, file));
        }
    }

    /// Writes one file. Arrow names files by a template in a folder of its own, so the file is moved to its place
    /// afterwards.
    private void part(BufferAllocator allocator, Work.Part part, String dataset, Path file) throws IOException {
        Path folder = Files.createTempDirectory(file.getParent(), "arrow");
        try (ArrowReader batches = TileBatches.of(allocator, work, part, dataset)) {
            DatasetFileWriter.write(
                    allocator,
                    batches,
                    FileFormat.PARQUET,
                    folder.toUri().toString(),
                    new String[0],
                    MOST_PARTITIONS,
                    "{i}.parquet");
        }
        Files.move(folder.resolve("0.parquet"), file);
        Files.delete(folder);
    }
}
