package org.tileindex.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;

/// Verifies a published output. It only reads.
public final class VerifyRun {
    private final VerifyRequest request;
    private final VerifyProgress progress;
    private final Findings findings;

    public VerifyRun(VerifyRequest request, VerifyProgress progress) {
        this(request, progress, new Findings());
    }

    /// @param findings get the faults
    VerifyRun(VerifyRequest request, VerifyProgress progress, Findings findings) {
        this.request = request;
        this.progress = progress;
        this.findings = findings;
    }

    /// Checks the requested partitions. Faults of the output are in the result.
    ///
    /// @throws TileIndexException E010 if there is nothing to verify or it cannot be read
    /// @throws InterruptedException if the calling thread was interrupted
    public VerifyResult execute() throws TileIndexException, InterruptedException {
        long start = System.nanoTime();
        try (Sources sources = new Sources(SourceSettings.DEFAULT);
                Workers workers = new Workers(request.workers())) {
            SortedSet<String> partitions = partitions();
            for (String partition : partitions) {
                new PartitionCheck(request, partition, findings, progress, workers, sources).check();
            }
            return new VerifyResult(
                    List.copyOf(partitions),
                    progress.files(),
                    progress.rows(),
                    progress.decisions(),
                    progress.values(),
                    progress.shares(),
                    (System.nanoTime() - start) / 1e9,
                    findings.all());
        } catch (IOException | UncheckedIOException e) {
            throw new TileIndexException(
                            ErrorCode.E010_INPUT,
                            "cannot read %s: %s".formatted(request.out(), Reason.at(e)),
                            "Give a readable output folder of an enumerate or values run.")
                    .causedBy(e);
        }
    }

    /// The names of the partitions to verify, each in at least one of the datasets.
    private SortedSet<String> partitions() throws IOException, TileIndexException {
        if (!Files.isDirectory(request.out())) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    request.out() + (Files.exists(request.out()) ? " is a file, not a folder" : " does not exist"),
                    "Give the output folder of an enumerate or values run.");
        }
        TreeSet<String> partitions = new TreeSet<>();
        for (String dataset : DatasetSchema.ALL_DATASETS) {
            Path folder = new OutputPaths(request.out()).dataset(dataset);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> entries = Files.list(folder)) {
                    entries.forEach(entry -> addPartition(partitions, dataset, entry));
                }
            }
        }
        if (request.parameterHash().isPresent()) {
            String wanted = OutputPaths.partition(request.parameterHash().get());
            partitions.removeIf(partition -> !partition.equals(wanted));
        }
        if (partitions.isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    request.parameterHash()
                            .map(hash -> "%s has no partition %s".formatted(request.out(), OutputPaths.partition(hash)))
                            .orElse("%s holds no datasets: it has none of %s with a partition"
                                    .formatted(request.out(), String.join(", ", DatasetSchema.ALL_DATASETS))),
                    "Give the output folder of an enumerate or values run.");
        }
        return partitions;
    }

    private void addPartition(Set<String> partitions, String dataset, Path entry) {
        String name = String.valueOf(entry.getFileName());
        if (OutputPaths.isPartition(name)) {
            partitions.add(name);
        } else {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "a foreign file lies in a dataset",
                    Place.ofFile(dataset + "/" + name),
                    "only folders named " + OutputPaths.partition("<64 hex digits>"),
                    name,
                    "Remove the file.");
        }
    }
}
