package org.tileindex.writer;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/// The file system of an output.
///
/// @param renames whether it renames a folder in one step; others copy object by object
record HadoopSystem(FileSystem files, boolean renames) {
    private static final Set<String> RENAMING = Set.of("file", "hdfs", "webhdfs", "swebhdfs");
    private static final String VIEW = "viewfs";
    private static final Set<String> THIS_MACHINE = Set.of("file", VIEW);

    /// Connects to the file system of `root`, a folder that is made where it tells what a view is of.
    static HadoopSystem open(URI root, Configuration settings) throws IOException {
        String scheme = String.valueOf(root.getScheme());
        boolean ofThisMachine = THIS_MACHINE.contains(scheme);
        FileSystem files = ofThisMachine ? withoutChecksumFiles(root, settings) : FileSystem.get(root, settings);
        if (scheme.equals(VIEW)) {
            Path folder = new Path(root);
            files.mkdirs(folder);
            scheme = String.valueOf(files.resolvePath(folder).toUri().getScheme());
        }
        return new HadoopSystem(files, RENAMING.contains(scheme));
    }

    /// Hadoop's own file system for this machine puts a file of checksums beside each file, which is no part of an
    /// output.
    private static FileSystem withoutChecksumFiles(URI root, Configuration settings) throws IOException {
        Configuration plain = new Configuration(settings);
        plain.set("fs.file.impl", RawLocalFileSystem.class.getName());
        return FileSystem.newInstance(root, plain);
    }
}
