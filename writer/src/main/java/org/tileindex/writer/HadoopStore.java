package org.tileindex.writer;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.MultipartUploader;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/// An output on a Hadoop file system: an object store, or a shared file system such as HDFS. Drafts lie in a temporary
/// folder of this machine. Repeated requests, credentials and connections are the connector's.
public final class HadoopStore implements LeaseStore {
    private static final String IF_ABSENT = Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;

    private final FileSystem system;
    private final Path root;
    private final String shown;
    private final boolean renames;
    private final java.nio.file.Path drafts;

    private HadoopStore(FileSystem system, Path root, String shown, boolean renames, java.nio.file.Path drafts) {
        this.system = system;
        this.root = root;
        this.shown = shown;
        this.renames = renames;
        this.drafts = drafts;
    }

    /// Opens the output at `root`.
    ///
    /// @param shown its address for people, without secrets
    /// @throws IOException if there is no connector for it, or it refuses
    public static HadoopStore open(URI root, String shown, Configuration settings) throws IOException {
        return open(root, shown, settings, java.nio.file.Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// As [#open(URI,String,Configuration)], with drafts in a folder of their own below `temporary`.
    public static HadoopStore open(URI root, String shown, Configuration settings, java.nio.file.Path temporary)
            throws IOException {
        HadoopSystem opened = HadoopSystem.open(root, settings);
        return new HadoopStore(
                opened.system(),
                opened.root(),
                shown,
                opened.renames(),
                Files.createTempDirectory(temporary, "tile-index-"));
    }

    private Path path(String name) {
        return name.isEmpty() ? root : new Path(root, name);
    }

    @Override
    public String shown(String name) {
        return name.isEmpty() ? shown : (shown.endsWith("/") ? shown : shown + "/") + name;
    }

    @Override
    public boolean renamesAtomically() {
        return renames;
    }

    @Override
    public java.nio.file.Path drafts() {
        return drafts;
    }

    @Override
    public boolean draftsAreFiles() {
        return false;
    }

    @Override
    public void put(String name) throws IOException {
        java.nio.file.Path draft = drafts.resolve(name);
        write(name, to -> Files.copy(draft, to));
    }

    @Override
    public void drop(String name) throws IOException {
        Files.deleteIfExists(drafts.resolve(name));
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
        if (renames) {
            system.mkdirs(path(name).getParent());
        }
        write(name, to -> to.write(content));
    }

    /// Object stores show an object when its stream is closed; file systems show what has been written, so that a file
    /// is written elsewhere and gets its name at the end.
    private void write(String name, HadoopSystem.Content content) throws IOException {
        if (!renames) {
            HadoopSystem.create(system, path(name), content);
            return;
        }
        Path unfinished = path(DatasetFolders.ATTEMPTS + "/" + UUID.randomUUID());
        try {
            HadoopSystem.create(system, unfinished, content);
            HadoopSystem.replace(system, unfinished, path(name));
        } finally {
            system.delete(unfinished, false);
        }
    }

    @Override
    public boolean exists(String name) throws IOException {
        return system.exists(path(name));
    }

    @Override
    public SortedMap<String, Long> list(String folder) throws IOException {
        SortedMap<String, Long> files = new TreeMap<>();
        statuses(folder).forEach((name, status) -> files.put(name, status.getLen()));
        return files;
    }

    private SortedMap<String, FileStatus> statuses(String folder) throws IOException {
        SortedMap<String, FileStatus> files = new TreeMap<>();
        try {
            String base = path(folder).toUri().getPath();
            String before = base.endsWith("/") ? base : base + "/";
            RemoteIterator<LocatedFileStatus> all = system.listFiles(path(folder), true);
            while (all.hasNext()) {
                FileStatus file = all.next();
                String name = file.getPath().toUri().getPath();
                // The mark of a folder is no file in it.
                if (name.startsWith(before)) {
                    files.put(name.substring(before.length()), file);
                }
            }
        } catch (FileNotFoundException e) {
            // A folder without files is no folder in an object store.
            return files;
        }
        return files;
    }

    @Override
    public InputStream read(String name) throws IOException {
        return system.open(path(name));
    }

    @Override
    public Contents contents(String folder) throws IOException {
        return new HadoopContents(system, List.copyOf(statuses(folder).values()));
    }

    @Override
    public void makeFolder(String name) throws IOException {
        if (renames) {
            system.mkdirs(path(name));
        }
    }

    @Override
    public void rename(String folder, String to) throws IOException {
        Path target = path(to);
        // A rename onto a folder would put it inside.
        if (system.exists(target) || !system.rename(path(folder), target)) {
            throw new IOException("the file system refused to rename a folder to " + shown(to));
        }
    }

    @Override
    public void delete(String name) throws IOException {
        system.delete(path(name), true);
    }

    @Override
    public void sync(String folder) {
        // A file system of many machines keeps names by itself.
    }

    @Override
    public void syncNames(String folder) {
        // Neither here.
    }

    @Override
    public StoreLock lock() throws IOException {
        StoreLock lock = LeaseLock.take(this);
        try {
            abortUploads();
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
        return lock;
    }

    /// Ends uploads in parts that a process left when it died, which stores keep and charge for. Whoever may write need
    /// not have the right to list them.
    private void abortUploads() throws IOException {
        if (system.hasPathCapability(root, CommonPathCapabilities.FS_MULTIPART_UPLOADER)) {
            try (MultipartUploader uploader =
                    system.createMultipartUploader(root).build()) {
                Futures.await(uploader.abortUploadsUnderPath(root));
            } catch (AccessDeniedException e) {
                return;
            }
        }
    }

    @Override
    public Instant written(String name) throws IOException {
        return Instant.ofEpochMilli(system.getFileStatus(path(name)).getModificationTime());
    }

    @Override
    public boolean create(String name, byte[] content) throws IOException {
        Path file = path(name);
        boolean inOneStep = system.hasPathCapability(file, IF_ABSENT);
        if (system.exists(file)) {
            return false;
        }
        FSDataOutputStreamBuilder<?, ?> builder =
                system.createFile(file).create().overwrite(inOneStep).recursive();
        if (inOneStep) {
            builder.opt(IF_ABSENT, true);
        }
        try (FSDataOutputStream stream = builder.build()) {
            stream.write(content);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            // A store says in its own words that the file was there; if it is not, something else went wrong.
            if (system.exists(file)) {
                return false;
            }
            throw e;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        try (system) {
            FileTree.delete(drafts);
        }
    }
}
