package org.tileindex.writer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/// A single file on a Hadoop file system, written once and whole. Where the file system renames, the file is written
/// beside its name and gets it at the end. An object store shows an object when all of it is there, and creates it only
/// if there is none, in one step where the store can do that.
public final class HadoopObject implements AutoCloseable {
    private static final String IF_ABSENT = Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;

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

    /// Whether a file or a folder has the name.
    ///
    /// @throws IOException if the store refuses
    public boolean exists() throws IOException {
        return system.exists(file);
    }

    /// Puts the file.
    ///
    /// @param content a file of this machine
    /// @return false if one of that name with other bytes was there, which is left as it is
    /// @throws IOException if it cannot be put; then there is none
    public boolean put(java.nio.file.Path content) throws IOException {
        return HadoopSystem.renames(system, folder()) ? rename(content) : create(content);
    }

    private Path folder() {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }

    private boolean rename(java.nio.file.Path content) throws IOException {
        Path unfinished = file.suffix("." + UUID.randomUUID() + ".part");
        try {
            write(system.createFile(unfinished).create().recursive(), content);
            if (system.exists(file)) {
                return false;
            }
            if (!system.rename(unfinished, file)) {
                throw new IOException("the file system refused to rename a file");
            }
            return true;
        } finally {
            system.delete(unfinished, false);
        }
    }

    private boolean create(java.nio.file.Path content) throws IOException {
        boolean inOneStep = system.hasPathCapability(file, IF_ABSENT);
        if (exists()) {
            return false;
        }
        FSDataOutputStreamBuilder<?, ?> builder =
                system.createFile(file).create().overwrite(inOneStep).recursive();
        if (inOneStep) {
            builder.opt(IF_ABSENT, true);
        }
        try {
            write(builder, content);
            return true;
        } catch (IOException e) {
            // A store says in its own words that an object is there; if there is none, something else went wrong. It
            // may be this one: a request whose answer was lost is repeated by the connector, and refused.
            if (exists()) {
                return isSame(content);
            }
            throw e;
        }
    }

    private boolean isSame(java.nio.file.Path content) throws IOException {
        if (system.getFileStatus(file).getLen() != Files.size(content)) {
            return false;
        }
        try (InputStream there = new BufferedInputStream(system.open(file));
                InputStream here = new BufferedInputStream(Files.newInputStream(content))) {
            int next = here.read();
            while (next >= 0 && next == there.read()) {
                next = here.read();
            }
            return next < 0;
        }
    }

    /// Closing a stream makes an object of what was written, so a stream that failed is aborted before.
    private static void write(FSDataOutputStreamBuilder<?, ?> builder, java.nio.file.Path content) throws IOException {
        FSDataOutputStream stream = builder.build();
        boolean done = false;
        try {
            Files.copy(content, stream);
            done = true;
        } finally {
            if (!done && stream.hasCapability(CommonPathCapabilities.ABORTABLE_STREAM)) {
                stream.abort();
            }
            stream.close();
        }
    }

    @Override
    public void close() throws IOException {
        system.close();
    }
}
