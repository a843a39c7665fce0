package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.raster.source.HadoopFaults;

/// Verifies an output on a Hadoop file system: each partition is copied to this machine, every file of it compared with
/// the manifest, and the copy verified as any output is.
public final class StoredOutput {
    private static final String MANIFESTS = "_manifests/";
    private static final String SUFFIX = ".json";
    private static final String REPORTS = "reports/";
    private static final String NOTHING = "nothing";

    private final FilePlace out;
    private final VerifyProgress progress;
    private final Findings findings = new Findings();

    public StoredOutput(FilePlace out, VerifyProgress progress) {
        this.out = out;
        this.progress = progress;
    }

    /// Checks the requested partitions. Faults of the output are in the result.
    ///
    /// @param request of the output, whose folder is not looked at
    /// @throws TileIndexException E010 if there is nothing to verify, E015 if it cannot be read
    /// @throws InterruptedException if the calling thread was interrupted
    public VerifyResult verify(VerifyRequest request) throws TileIndexException, InterruptedException {
        long start = System.nanoTime();
        try {
            StoredFiles files = new StoredFiles(out.written());
            SortedSet<String> partitions = partitions(files);
            request.parameterHash()
                    .ifPresent(hash -> partitions.removeIf(name -> !name.equals(OutputPaths.partition(hash))));
            if (partitions.isEmpty()) {
                throw new TileIndexException(
                        ErrorCode.E010_INPUT,
                        out + " holds no datasets",
                        "Give the output of an enumerate or values run.");
            }
            for (String partition : partitions) {
                verify(files, partition, request);
            }
            return result(List.copyOf(partitions), (System.nanoTime() - start) / 1e9);
        } catch (IOException | LinkageError e) {
            throw new HadoopFaults(out.name(), out.scheme()).of(e);
        }
    }

    private VerifyResult result(List<String> partitions, double seconds) {
        return new VerifyResult(
                partitions,
                progress.files(),
                progress.rows(),
                progress.decisions(),
                progress.values(),
                progress.shares(),
                seconds,
                findings.all());
    }

    /// The partitions that have files or a manifest.
    private SortedSet<String> partitions(StoredFiles files) throws IOException {
        SortedSet<String> partitions = new TreeSet<>();
        for (String dataset : DatasetSchema.ALL_DATASETS) {
            for (String name : files.names(dataset)) {
                if (OutputPaths.isPartition(name)) {
                    partitions.add(name);
                } else {
                    fault("a foreign file lies in a dataset", dataset + "/" + name, "only partitions", name);
                }
            }
            files.names(MANIFESTS + dataset).stream()
                    .filter(name -> OutputPaths.isPartition(name) && name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .forEach(partitions::add);
        }
        return partitions;
    }

    private void verify(StoredFiles files, String partition, VerifyRequest request)
            throws IOException, TileIndexException, InterruptedException {
        Path copy = Files.createTempDirectory("tile-index-verify-");
        try {
            for (String dataset : DatasetSchema.ALL_DATASETS) {
                fetch(files, dataset, partition, copy);
            }
            SortedMap<String, FileStatus> reports = files.below(REPORTS + partition);
            for (Map.Entry<String, FileStatus> report : reports.entrySet()) {
                files.copy(report.getValue(), place(copy, REPORTS + partition + "/" + report.getKey()));
            }
            if (DatasetSchema.ALL_DATASETS.stream().anyMatch(name -> Files.exists(copy.resolve(name)))) {
                new VerifyRun(request.of(copy, OutputPaths.hash(partition)), progress, findings).execute();
            }
        } finally {
            delete(copy);
        }
    }

    private void fetch(StoredFiles files, String dataset, String partition, Path copy)
            throws IOException, InterruptedException {
        String folder = dataset + "/" + partition;
        String manifest = MANIFESTS + folder + SUFFIX;
        SortedMap<String, FileStatus> present = files.below(folder);
        Optional<byte[]> text = files.content(manifest);
        Optional<ListedFiles> listed = text.flatMap(ListedFiles::of);
        if (text.isPresent() && listed.isEmpty()) {
            fault("a manifest is damaged", manifest, "a list of files", "another text");
        } else if (text.isEmpty() && present.isEmpty()) {
            return;
        } else if (text.isEmpty() && files.needManifests()) {
            fault("the manifest is missing, so nothing is published", manifest, "a list of files", NOTHING);
        }
        Files.createDirectories(copy.resolve(folder));
        for (Map.Entry<String, FileStatus> file : present.entrySet()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            fetch(files, folder, file, listed, copy);
        }
        if (listed.isPresent()) {
            listed.get().files().forEach((name, wanted) -> {
                if (!present.containsKey(name)) {
                    fault("a file that the manifest lists is missing", folder + "/" + name, wanted, NOTHING);
                }
            });
        }
    }

    private void fetch(
            StoredFiles files,
            String folder,
            Map.Entry<String, FileStatus> file,
            Optional<ListedFiles> listed,
            Path copy)
            throws IOException {
        String name = folder + "/" + file.getKey();
        Optional<ListedFiles.Listed> wanted =
                listed.flatMap(all -> Optional.ofNullable(all.files().get(file.getKey())));
        if (listed.isPresent() && wanted.isEmpty()) {
            fault("a file that the manifest does not list lies in the partition", name, NOTHING, "a file");
            return;
        }
        ListedFiles.Listed found = files.copy(file.getValue(), place(copy, name));
        if (wanted.isPresent() && !wanted.get().equals(found)) {
            fault("a file is not as the manifest says", name, wanted.get(), found);
        }
    }

    /// The place of a copy. A store may have names that would lead out of the folder.
    private static Path place(Path copy, String name) throws IOException {
        Path place = copy.resolve(name).normalize();
        if (!place.startsWith(copy)) {
            throw new IOException("a name leads out of the output: " + name);
        }
        return place;
    }

    private void fault(String what, String name, Object expected, Object found) {
        findings.add(ErrorCode.E014_VERIFY, what, Place.ofFile(name), expected, found);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
