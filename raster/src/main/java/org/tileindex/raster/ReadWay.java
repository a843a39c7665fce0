package org.tileindex.raster;

import org.tileindex.raster.source.ByteSource;

/// The way in which the blocks of a file are read, and the reason for it.
public enum ReadWay {
    /// Reads of a local file or a file system cost little each.
    FILE(false, "the file is not on a web server"),
    /// Most of the file stays where it is.
    PART(false, "at most half of the file is needed"),
    /// There is nothing left to request.
    HELD(true, "the file came whole when it was opened"),
    /// Nothing else is possible.
    REFUSED(true, "the server sends no ranges"),
    /// One request is cheaper than many, for less than twice the bytes.
    MOST(true, "more than half of the file is needed");

    private final boolean onePass;
    private final String reason;

    ReadWay(boolean onePass, String reason) {
        this.onePass = onePass;
        this.reason = reason;
    }

    /// The way to read some bytes of a file.
    ///
    /// @param bytes of all blocks that are needed; does not matter unless the file is on a server
    static ReadWay of(ByteSource source, long bytes) {
        return switch (source.access()) {
            case FILE -> FILE;
            case HELD -> HELD;
            case SERVER -> !source.ranged() ? REFUSED : bytes > source.size() / 2 ? MOST : PART;
        };
    }

    /// Its name: `ranges` or `one pass`.
    public String way() {
        return onePass ? "one pass" : "ranges";
    }

    /// The reason in a few words.
    public String reason() {
        return reason;
    }

    /// Whether all bytes come one after the other, in the order of the file.
    public boolean isOnePass() {
        return onePass;
    }

    /// Whether blocks are requested in the order of the file, by one request.
    boolean streams() {
        return equals(REFUSED) || equals(MOST);
    }

    /// The requests that it takes instead of so many for ranges.
    long requests(long ranges) {
        return equals(HELD) ? 0 : streams() ? Math.min(1, ranges) : ranges;
    }
}
