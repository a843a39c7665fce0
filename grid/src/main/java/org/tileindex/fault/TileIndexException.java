package org.tileindex.fault;

import java.util.Optional;
import java.util.stream.Collectors;

/// An error that a user can act on: a code, what happened where, and what to do about it, in one line.
public final class TileIndexException extends Exception {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String zone;
    private final String what;
    private final String remedy;

    /// @param what the event and its place, without a full stop
    /// @param remedy advice to the user, as a sentence
    public TileIndexException(ErrorCode code, String what, String remedy) {
        this(code, "", what, remedy);
    }

    private TileIndexException(ErrorCode code, String zone, String what, String remedy) {
        super(printable(what) + ". " + remedy);
        this.code = code;
        this.zone = zone;
        this.remedy = remedy;
        this.what = printable(what);
    }

    /// The text, which may quote an input, without control characters but line feeds.
    private static String printable(String text) {
        return text.lines().map(Printable::of).collect(Collectors.joining("\n"));
    }

    /// An error in one zone, whose id precedes `what` in the message.
    public static TileIndexException inZone(ErrorCode code, String zone, String what, String remedy) {
        return new TileIndexException(code, zone, "zone " + Printable.id(zone) + ": " + what, remedy);
    }

    /// The same error with more to say about what happened.
    public TileIndexException also(String more) {
        return new TileIndexException(code, zone, what + more, remedy).causedBy(this);
    }

    /// The same error without the exception that led to it, which may be one that another process does not know.
    public TileIndexException withoutCause() {
        return new TileIndexException(code, zone, what, remedy);
    }

    /// The same error with the exception that led to it.
    public TileIndexException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    public ErrorCode code() {
        return code;
    }

    /// The message without the remedy: what happened, and where.
    public String what() {
        return what;
    }

    /// The id of the zone at fault, if it is a zone's fault.
    public Optional<String> zone() {
        return zone.isEmpty() ? Optional.empty() : Optional.of(zone);
    }
}
