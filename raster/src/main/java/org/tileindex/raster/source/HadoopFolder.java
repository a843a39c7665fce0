package org.tileindex.raster.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// A folder of a Hadoop file system. Names of what is in it are relative, with slashes; the name of the folder itself
/// is empty. In an object store a folder is the common beginning of objects' names.
public final class HadoopFolder {
    /// File systems that rename a folder in one step, so that a folder with its final name is complete.
    private static final Set<String> RENAMING = Set.of("file", "hdfs", "webhdfs", "swebhdfs");

    private final FileSystem system;
    private final Path root;
    private final HadoopFaults faults;

    private HadoopFolder(FileSystem system, Path root, HadoopFaults faults) {
        this.system = system;
        this.root = root;
        this.faults = faults;
    }

    /// A file in the folder.
    ///
    /// @param name below the folder
    /// @param address by which [Sources] opens it
    public record Entry(String name, String address, long bytes) {}

    /// The folder at a place; empty if there is a file, or if the place is not on a Hadoop file system.
    ///
    /// @throws TileIndexException E010 if there is neither, or the connector is missing, E015 if the store refuses
    public static Optional<HadoopFolder> at(FilePlace place, SourceSettings settings) throws TileIndexException {
        if (!place.isRemote() || !Sources.isOnHadoop(place.text())) {
            return Optional.empty();
        }
        URI uri = Sources.uri(place.text());
        HadoopFaults faults = new HadoopFaults(place.name(), place.scheme());
        try {
            Path path = new Path(uri);
            FileSystem system = FileSystem.get(uri, HadoopFile.settings(settings.connections()));
            return system.getFileStatus(path).isDirectory()
                    ? Optional.of(new HadoopFolder(system, path, faults))
                    : Optional.empty();
        } catch (FileNotFoundException e) {
            throw new TileIndexException(
                            ErrorCode.E010_INPUT,
                            place.name() + " does not exist, neither as a file nor as a folder",
                            "Check the address.")
                    .causedBy(e);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw faults.of(e);
        }
    }

    /// Whether the file system at `root` renames a folder in one step. Elsewhere a list of files is put last.
    ///
    /// @throws IOException if it cannot be asked
    public static boolean renames(FileSystem system, Path root) throws IOException {
        try {
            return RENAMING.contains(
                    String.valueOf(system.resolvePath(root).toUri().getScheme()));
        } catch (FileNotFoundException e) {
            return RENAMING.contains(String.valueOf(root.toUri().getScheme()));
        }
    }

    /// Whether a folder with its final name is complete here.
    ///
    /// @throws TileIndexException E015 if the store refuses
    public boolean showsWholeFolders() throws TileIndexException {
        return ask(() -> renames(system, root));
    }

    /// The address of the folder, without a slash at its end.
    public String address() {
        return root.toString();
    }

    /// The names of folders in a folder, in ascending order; none if it is absent.
    ///
    /// @throws TileIndexException E015 if the store refuses
    public List<String> folders(String folder) throws TileIndexException {
        return list(folder, true);
    }

    /// The names of files in a folder, in ascending order; none if it is absent.
    ///
    /// @throws TileIndexException E015 if the store refuses
    public List<String> files(String folder) throws TileIndexException {
        return list(folder, false);
    }

    private List<String> list(String folder, boolean folders) throws TileIndexException {
        return ask(() -> {
            List<String> names = new ArrayList<>();
            try {
                for (FileStatus entry : system.listStatus(path(folder))) {
                    if (entry.isDirectory() == folders) {
                        names.add(entry.getPath().getName());
                    }
                }
            } catch (FileNotFoundException e) {
                return names;
            }
            names.sort(String::compareTo);
            return names;
        });
    }

    /// All files below a folder; none if it is absent.
    ///
    /// @throws TileIndexException E015 if the store refuses
    public List<Entry> below(String folder) throws TileIndexException {
        return ask(() -> {
            List<Entry> files = new ArrayList<>();
            String before = root.toUri().getPath();
            try {
                RemoteIterator<LocatedFileStatus> all = system.listFiles(path(folder), true);
                while (all.hasNext()) {
                    FileStatus file = all.next();
                    URI uri = file.getPath().toUri();
                    String name = uri.getPath().substring(before.length()).replaceFirst("^/", "");
                    files.add(new Entry(name, uri.toString(), file.getLen()));
                }
            } catch (FileNotFoundException e) {
                return files;
            }
            return files;
        });
    }

    /// Whether there is a file or folder at an address of the same file system.
    ///
    /// @throws TileIndexException E015 if the store refuses
    public boolean exists(String address) throws TileIndexException {
        return ask(() -> system.exists(new Path(address)));
    }

    private Path path(String folder) {
        return folder.isEmpty() ? root : new Path(root, folder);
    }

    /// What is asked of the file system.
    private interface Question<T> {
        T answer() throws IOException;
    }

    private <T> T ask(Question<T> question) throws TileIndexException {
        try {
            return question.answer();
        } catch (IOException | RuntimeException | LinkageError e) {
            throw faults.of(e);
        }
    }
}
