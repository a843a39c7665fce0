package org.tileindex.writer;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/// A Hadoop file system with the root of an output.
///
/// @param renames whether it renames a folder in one step
record HadoopSystem(FileSystem system, Path root, boolean renames) {
    /// Schemes of file systems that rename a folder in one step. Others copy object by object.
    private static final Set<String> RENAMING = Set.of("file", "hdfs", "webhdfs", "swebhdfs");

    private static final String VIEW = "viewfs";

    private static final Set<String> THIS_MACHINE = Set.of("file", VIEW);

    /// @throws IOException if there is no connector for it, or it refuses
    static HadoopSystem open(URI root, Configuration settings) throws IOException {
        Path path = new Path(root);
        String scheme = String.valueOf(root.getScheme());
        FileSystem system = FileSystem.newInstance(root, own(scheme, settings));
        if (scheme.equals(VIEW)) {
            system.mkdirs(path);
            scheme = String.valueOf(system.resolvePath(path).toUri().getScheme());
        }
        return new HadoopSystem(system, path, RENAMING.contains(scheme));
    }

    /// A signal ends a run in good order, which takes its files; Hadoop would close them at once. Its own file system
    /// for this machine puts a file of checksums beside each file, which is no part of an output.
    private static Configuration own(String scheme, Configuration settings) {
        Configuration own = new Configuration(settings);
        own.setBoolean(CommonConfigurationKeysPublic.FS_AUTOMATIC_CLOSE_KEY, false);
        if (THIS_MACHINE.contains(scheme)) {
            own.set("fs.file.impl", RawLocalFileSystem.class.getName());
        }
        return own;
    }
}
