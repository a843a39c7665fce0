package org.tileindex.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteSource;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.raster.source.HadoopFolder;
import org.tileindex.raster.source.Sources;
import org.tileindex.tile.OutputPaths;

/// An output folder on a Hadoop file system, or a folder in one. A partition is published if its manifest is there,
/// unless the file system renames folders in one step (contract, section 9).
public final class OutputAddress {
    private static final String MANIFESTS = "_manifests";
    private static final String SUFFIX = ".json";

    private final FilePlace place;
    private final HadoopFolder folder;
    private final Sources sources;

    public OutputAddress(FilePlace place, HadoopFolder folder, Sources sources) {
        this.place = place;
        this.folder = folder;
        this.sources = sources;
    }

    /// What is in a folder.
    ///
    /// @param published partitions
    /// @param unpublished names of the others for people
    public record Content(List<Partition> published, List<String> unpublished) {}

    /// The partitions in the folder and in the folders in it, or the folder itself where it lies in one.
    ///
    /// @throws TileIndexException E010 if nothing is published there, E015 if the store refuses
    public Content content() throws TileIndexException {
        List<String> names = names();
        if (names.isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    place + " is a folder, but no output",
                    "Give the output of an enumerate or values run, or the address of one file.");
        }
        List<Partition> published = new ArrayList<>();
        List<String> unpublished = new ArrayList<>();
        for (String name : names) {
            if (isPublished(address(name))) {
                published.add(partition(name));
            } else {
                unpublished.add(shown(name));
            }
        }
        if (published.isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "%s has no manifest, so nothing is published there".formatted(unpublished.getFirst()),
                    "Wait for the run, or run it again with --resume; verify tells what is there.");
        }
        return new Content(published, unpublished);
    }

    private List<String> names() throws TileIndexException {
        if (address("").contains("/" + OutputPaths.PARTITION)) {
            return List.of("");
        }
        TreeSet<String> names = new TreeSet<>();
        for (String dataset : folder.folders("")) {
            if (OutputPaths.isPartition(dataset)) {
                names.add(dataset);
            } else if (!dataset.equals(OutputPaths.REPORTS)) {
                folder.folders(dataset).stream()
                        .filter(OutputPaths::isPartition)
                        .forEach(partition -> names.add(dataset + "/" + partition));
            }
        }
        // A partition without files is no folder in an object store.
        for (String dataset : folder.folders(MANIFESTS)) {
            folder.files(MANIFESTS + "/" + dataset).stream()
                    .filter(manifest -> OutputPaths.isPartition(manifest) && manifest.endsWith(SUFFIX))
                    .map(manifest -> manifest.substring(0, manifest.length() - SUFFIX.length()))
                    .forEach(partition -> names.add(dataset + "/" + partition));
        }
        return List.copyOf(names);
    }

    private Partition partition(String name) throws TileIndexException {
        return new Partition(
                shown(name), folder.below(name).stream().map(this::file).toList());
    }

    private DataFile file(HadoopFolder.Entry entry) {
        return new DataFile(shown(entry.name()), entry.bytes(), () -> new SourceChannel(open(entry)));
    }

    private ByteSource open(HadoopFolder.Entry entry) throws IOException {
        try {
            return sources.open(entry.address());
        } catch (TileIndexException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the run was interrupted", e);
        }
    }

    /// Whether the partition at an address, or the one that a folder lies in, is published.
    private boolean isPublished(String address) throws TileIndexException {
        if (folder.showsWholeFolders()) {
            return true;
        }
        Optional<String> manifest = manifest(address);
        return manifest.isPresent() && folder.exists(manifest.get());
    }

    /// The address of a partition's manifest, `OUT/_manifests/<dataset>/<partition>.json`; empty if the partition is in
    /// no dataset.
    private static Optional<String> manifest(String address) {
        int partition = address.lastIndexOf("/" + OutputPaths.PARTITION);
        int end = address.indexOf('/', partition + 1);
        int dataset = address.lastIndexOf('/', partition - 1);
        return dataset < 0 || address.charAt(dataset - 1) == '/'
                ? Optional.empty()
                : Optional.of(address.substring(0, dataset)
                        + "/"
                        + MANIFESTS
                        + address.substring(dataset, end < 0 ? address.length() : end)
                        + SUFFIX);
    }

    private String address(String name) {
        return name.isEmpty() ? folder.address() : folder.address() + "/" + name;
    }

    private String shown(String name) {
        return name.isEmpty() ? place.name() : place.below(name);
    }
}
