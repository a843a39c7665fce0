package org.tileindex.writer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
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
        FileSystem system = connect(root, settings);
        return new HadoopSystem(system, path, renames(system, path));
    }

    /// A connection of its own to the file system of an address.
    ///
    /// @throws IOException if there is no connector for it, or it refuses
    static FileSystem connect(URI address, Configuration settings) throws IOException {
        return FileSystem.newInstance(address, own(String.valueOf(address.getScheme()), settings));
    }

    /// Whether folders in a folder are renamed in one step. Where another file system is behind it, the folder is made.
    ///
    /// @throws IOException if the file system refuses
    static boolean renames(FileSystem system, Path folder) throws IOException {
        String scheme = String.valueOf(system.getUri().getScheme());
        if (scheme.equals(VIEW)) {
            system.mkdirs(folder);
            scheme = String.valueOf(system.resolvePath(folder).toUri().getScheme());
        }
        return RENAMING.contains(scheme);
    }

    /// What a file is made of.
    interface Content {
        void write(OutputStream to) throws IOException;
    }

    /// Writes a file. Closing its stream makes an object of what was written, so a stream that failed is aborted
    /// before.
    static void create(FileSystem system, Path file, Content content) throws IOException {
        FSDataOutputStream stream =
                system.createFile(file).create().overwrite(true).recursive().build();
        boolean done = false;
        try {
            content.write(stream);
            done = true;
        } finally {
            if (!done && stream.hasCapability(CommonPathCapabilities.ABORTABLE_STREAM)) {
                stream.abort();
            }
            stream.close();
        }
    }

    /// Renames a file, in place of one that has the name. Another writer may have done it meanwhile.
    static void replace(FileSystem system, Path from, Path to) throws IOException {
        if (!system.rename(from, to)) {
            system.delete(to, false);
            if (!system.rename(from, to)) {
                throw new IOException("the file system refused to rename a file");
            }
        }
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
