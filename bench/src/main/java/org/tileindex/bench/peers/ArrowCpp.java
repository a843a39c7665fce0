package org.tileindex.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.arrow.dataset.file.DatasetFileWriter;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/// Arrow C++'s Parquet writer through arrow-dataset: batches made in Java, handed over without a copy. Its Java API
/// cannot choose a codec, so its files are uncompressed and it is spared that work.
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
        return "arrow-dataset, batches of %,d rows from Java, **no codec** (its Java API has none), %d threads over shards"
                .formatted(TileBatches.ROWS, workers);
    }

    @Override
    public void run(Path out) throws Exception {
        try (BufferAllocator allocator = new RootAllocator()) {
            Parts.write(work, workers, out, (part, dataset, file) -> part(allocator, part, dataset, file));
        }
    }

    /// It names files by a template and writes to a folder of its own, so each file is moved to where it belongs.
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
