package org.tileindex.verify;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.tileindex.raster.source.HadoopFolder;

/// The files of an output on a Hadoop file system. Names are relative to the output, with slashes.
final class StoredFiles {
    private final FileSystem system;
    private final Path root;

    StoredFiles(URI root) throws IOException {
        this.root = new Path(root);
        this.system = FileSystem.get(root, new Configuration());
    }

    /// Whether a dataset is published by its manifest, not by the name of its folder.
    boolean needManifests() throws IOException {
        return !HadoopFolder.renames(system, root);
    }

    /// The names in a folder; none if it is absent.
    SortedSet<String> names(String folder) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try {
            for (FileStatus entry : system.listStatus(new Path(root, folder))) {
                names.add(entry.getPath().getName());
            }
        } catch (FileNotFoundException e) {
            return names;
        }
        return names;
    }

    /// The files below a folder, by their names there; none if it is absent.
    SortedMap<String, FileStatus> below(String folder) throws IOException {
        SortedMap<String, FileStatus> files = new TreeMap<>();
        String before = new Path(root, folder).toUri().getPath() + "/";
        try {
            RemoteIterator<LocatedFileStatus> all = system.listFiles(new Path(root, folder), true);
            while (all.hasNext()) {
                FileStatus file = all.next();
                String path = file.getPath().toUri().getPath();
                if (path.startsWith(before)) {
                    files.put(path.substring(before.length()), file);
                }
            }
        } catch (FileNotFoundException e) {
            return files;
        }
        return files;
    }

    /// The content of a small file, if there is one.
    Optional<byte[]> content(String name) throws IOException {
        try (InputStream file = system.open(new Path(root, name))) {
            return Optional.of(file.readAllBytes());
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /// Copies a file to this machine, and tells what it is.
    ListedFiles.Listed copy(FileStatus file, java.nio.file.Path to) throws IOException {
        Files.createDirectories(to.resolveSibling("."));
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (InputStream from = system.open(file.getPath());
                OutputStream copy = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            return new ListedFiles.Listed(from.transferTo(copy), Hex.encodeHexString(digest.digest()));
        }
    }
}
