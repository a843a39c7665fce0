package org.tileindex.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Files that appear under their name only when they are complete.
///
/// The content is written beside the file, under a name that ends in `.part`, and then renamed to the file's name,
/// atomically. So a reader sees either the former file or the new one, never a part. Only a process that dies leaves a
/// `.part` file behind.
///
/// Nothing here syncs: the operating system may still lose a renamed file if the machine fails. [SyncBatch] is for
/// files that must be on the disk before they have their name.
public final class AtomicFile {
    private static final String UNFINISHED = ".part";

    private AtomicFile() {}

    /// The name beside `file` under which its content is written.
    public static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    /// Whether a name is that of an unfinished file.
    static boolean isUnfinished(String name) {
        return name.endsWith(UNFINISHED);
    }

    /// Gives the complete file at [#unfinished] its name, in place of what has the name.
    ///
    /// @throws IOException if it cannot be renamed; the unfinished file is then left as it is
    public static void complete(Path file) throws IOException {
        rename(unfinished(file), file);
    }

    /// Replaces `file`, or creates it, in a folder that exists. Several threads or processes may do this at the same
    /// time; the last rename wins. Each writes under an unfinished name of its own. On POSIX systems, only the owner
    /// may read and write the file.
    ///
    /// @throws IOException if it cannot be written; `file` is then as it was
    public static void replace(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is not a file");
        }
        Path unfinished = Files.createTempFile(folder, String.valueOf(file.getFileName()), UNFINISHED);
        try {
            Files.write(unfinished, content);
            rename(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void rename(Path unfinished, Path file) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
