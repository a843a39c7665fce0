package org.tileindex.writer;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
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
        FileSystem files = FileSystem.newInstance(root, own(scheme, settings));
        if (scheme.equals(VIEW)) {
            Path folder = new Path(root);
            files.mkdirs(folder);
            scheme = String.valueOf(files.resolvePath(folder).toUri().getScheme());
        }
        return new HadoopSystem(files, RENAMING.contains(scheme));
    }

    /// A signal ends a run in good order, which takes its files; Hadoop would close them at once. Its own file system
    /// for
    /// this machine puts a file of checksums beside each file, which is no part of an output.
    private static Configuration own(String scheme, Configuration settings) {
        Configuration own = new Configuration(settings);
        own.setBoolean(CommonConfigurationKeysPublic.FS_AUTOMATIC_CLOSE_KEY, false);
        if (THIS_MACHINE.contains(scheme)) {
            own.set("fs.file.impl", RawLocalFileSystem.class.getName());
        }
        return own;
    }
}
