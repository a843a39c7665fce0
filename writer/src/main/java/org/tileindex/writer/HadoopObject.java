package org.tileindex.writer;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/// A single file on a Hadoop file system, written whole in place of what has its name. An object store shows an object
/// when all of it is there; where the file system renames, the file is written beside its name and gets it at the end.
public final class HadoopObject implements AutoCloseable {
    private final FileSystem system;
    private final Path file;

    private HadoopObject(FileSystem system, Path file) {
        this.system = system;
        this.file = file;
    }

    /// The file at an address, which nothing is written to yet.
    ///
    /// @throws IOException if there is no connector for it, or it refuses
    public static HadoopObject open(URI address, Configuration settings) throws IOException {
        return new HadoopObject(HadoopSystem.connect(address, settings), new Path(address));
    }

    /// Refuses a name that a folder has.
    ///
    /// @throws IOException if it has, or the store refuses
    public void check() throws IOException {
        try {
            if (system.getFileStatus(file).isDirectory()) {
                throw new FileAlreadyExistsException("it is a folder");
            }
        } catch (FileNotFoundException e) {
            return;
        }
    }

    /// Puts the file.
    ///
    /// @param content a file of this machine
    /// @throws IOException if it cannot be put; what has the name is then as it was
    public void put(java.nio.file.Path content) throws IOException {
        check();
        Path folder = file.getParent();
        if (!HadoopSystem.renames(system, folder == null ? file : folder)) {
            HadoopSystem.create(system, file, to -> Files.copy(content, to));
            return;
        }
        Path unfinished = file.suffix("." + UUID.randomUUID() + ".part");
        try {
            HadoopSystem.create(system, unfinished, to -> Files.copy(content, to));
            HadoopSystem.replace(system, unfinished, file);
        } finally {
            system.delete(unfinished, false);
        }
    }

    @Override
    public void close() throws IOException {
        system.close();
    }
}
