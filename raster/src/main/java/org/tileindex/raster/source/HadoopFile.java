package org.tileindex.raster.source;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tileindex.fault.TileIndexException;

/// A file of a Hadoop file system as it was when it was opened.
record HadoopFile(FileSystem system, FileStatus status, HadoopFaults faults) {
    /// File systems that tell a file's size and time cheaply, and do not look after changes themselves. Object stores
    /// do: their connectors ask for the version that the status names.
    private static final Set<String> UNGUARDED = Set.of("file", "hdfs", "viewfs", "webhdfs");

    static HadoopFile at(URI uri, int connections) throws TileIndexException {
        HadoopFaults faults = new HadoopFaults(HttpAddress.shown(uri.toString()), uri.getScheme());
        try {
            FileSystem system = FileSystem.get(uri, settings(connections));
            FileStatus status = system.getFileStatus(new Path(uri));
            if (status.isDirectory()) {
                throw faults.folder();
            }
            return new HadoopFile(system, status, faults);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw faults.of(e);
        }
    }

    /// The user's settings. Where they say nothing, `s3a:` is to read the ranges at hand and no others: its stream of
    /// choice reads small objects whole, and its vectored reads join ranges although gaps between them are large.
    static Configuration settings(int connections) {
        Configuration settings = new Configuration();
        settings.setIfUnset("fs.s3a.input.stream.type", "classic");
        settings.setIfUnset("fs.s3a.vectored.read.max.merged.size", "0");
        settings.setIfUnset("fs.s3a.vectored.active.ranged.reads", Integer.toString(connections));
        return settings;
    }

    String name() {
        return faults.name();
    }

    /// @param policy the order of reads as the file system may want to know it: `random` or `sequential`
    FSDataInputStream open(String policy) throws TileIndexException, InterruptedException {
        try {
            return system.openFile(status.getPath())
                    .withFileStatus(status)
                    .opt("fs.option.openfile.read.policy", policy)
                    .build()
                    .get();
        } catch (IOException | RuntimeException | ExecutionException | LinkageError e) {
            throw faults.of(e);
        }
    }

    /// @throws TileIndexException E002 if the file is not what it was
    void requireUnchanged() throws TileIndexException {
        if (!UNGUARDED.contains(faults.scheme())) {
            return;
        }
        FileStatus now;
        try {
            now = system.getFileStatus(status.getPath());
        } catch (IOException | RuntimeException e) {
            throw faults.of(e);
        }
        if (now.getLen() != status.getLen()) {
            throw faults.changed("it had %d bytes and has %d".formatted(status.getLen(), now.getLen()));
        } else if (now.getModificationTime() != status.getModificationTime()) {
            throw faults.changed("its date of modification is another one");
        }
    }
}
