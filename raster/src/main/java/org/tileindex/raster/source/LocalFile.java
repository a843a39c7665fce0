package org.tileindex.raster.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;

/// A regular file as it was when it was opened.
///
/// @param key names the file's place on its device, so that another file under the same path has another
record LocalFile(Path path, long size, FileTime modified, String key) {
    static LocalFile at(Path path) throws TileIndexException {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            if (now.isRegularFile()) {
                return of(path, now);
            }
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "%s is %s"
                            .formatted(path, now.isDirectory() ? "a folder" : "a device or a pipe, which has no size"),
                    "Give a file.");
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static LocalFile of(Path path, BasicFileAttributes now) {
        return new LocalFile(path, now.size(), now.lastModifiedTime(), String.valueOf(now.fileKey()));
    }

    /// @throws TileIndexException E002 if the file is not what it was
    void requireUnchanged() throws TileIndexException {
        Optional<String> change;
        try {
            change = changeTo(of(path, Files.readAttributes(path, BasicFileAttributes.class)));
        } catch (NoSuchFileException e) {
            change = Optional.of("it was removed");
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        if (change.isPresent()) {
            throw new TileIndexException(
                    ErrorCode.E002_RASTER_MISMATCH,
                    "%s changed while it was read: %s".formatted(path, change.get()),
                    "Let the program that writes it end, and run again.");
        }
    }

    private Optional<String> changeTo(LocalFile now) {
        if (!key.equals(now.key)) {
            return Optional.of("another file took its place");
        } else if (size != now.size) {
            return Optional.of("it had %d bytes and has %d".formatted(size, now.size));
        } else if (!modified.equals(now.modified)) {
            return Optional.of("it was written at " + now.modified);
        }
        return Optional.empty();
    }

    static TileIndexException unreadable(Path path, IOException e) {
        String reason = Printable.detail(Reason.of(e));
        String what = reason.startsWith("it ")
                ? path + reason.substring("it".length())
                : "%s cannot be read (%s)".formatted(path, reason);
        return new TileIndexException(ErrorCode.E010_INPUT, what, "Give a file that can be read.").causedBy(e);
    }
}
