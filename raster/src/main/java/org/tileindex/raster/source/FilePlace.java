package org.tileindex.raster.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// The place of a file that is read whole, such as a zone file: a path of this machine, or the address of a file
/// elsewhere.
///
/// @param text as the user typed it; an address may have secrets, which neither [#name] nor [#toString] shows
public record FilePlace(String text) {
    /// A pattern, or a folder. Square brackets are those of a host's number.
    private static final Pattern SEVERAL = Pattern.compile("[^?]*([*{].*|/)", Pattern.DOTALL);

    /// A place on this machine.
    public static FilePlace of(Path path) {
        return new FilePlace(path.toString());
    }

    /// Whether it is an address of another scheme than `file:`.
    public boolean isRemote() {
        return isUri() && !Sources.isFileUri(text);
    }

    /// Whether it has a scheme, so that it is not a path. A text without `:/` loads no class of remote files.
    public boolean isUri() {
        return text.contains(":/") && Sources.isUri(text);
    }

    /// The path, or the address without secrets.
    public String name() {
        try {
            return isRemote() ? HttpAddress.shown(text) : path().toString();
        } catch (TileIndexException e) {
            return text;
        }
    }

    /// The path on this machine.
    ///
    /// @throws TileIndexException E010 if it is none
    public Path path() throws TileIndexException {
        return isUri() ? Sources.fileOf(text) : Sources.path(text);
    }

    /// The path or address, without secrets, of a file below this place.
    ///
    /// @param below its name there, with slashes
    public String below(String below) {
        String place = name();
        return (place.endsWith("/") ? place : place + "/") + below;
    }

    /// The scheme of an address.
    public String scheme() {
        return text.substring(0, text.indexOf(':'));
    }

    /// The address on a Hadoop file system.
    ///
    /// @throws TileIndexException E011 if files cannot be written to such a place
    public URI written() throws TileIndexException {
        return Sources.written(text);
    }

    /// Fetches the file, all of it.
    ///
    /// @throws TileIndexException E010 if it cannot be read, changes meanwhile or is larger than the memory, E015 if a
    ///     server refuses it
    public byte[] fetch(Sources sources) throws TileIndexException, InterruptedException {
        if (SEVERAL.matcher(text).matches()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    name() + ": folders and patterns are read from this machine only",
                    "Give the address of one file, or copy the files to this machine.");
        }
        try (ByteSource source = sources.open(text)) {
            return WholeFile.read(source);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
