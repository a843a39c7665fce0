package org.tileindex.raster.source;

import java.time.Duration;
import java.util.Optional;

/// A failure of a request that may pass, so the request may be repeated.
final class HttpFault extends Exception {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final transient Optional<Duration> wait;

    /// When to repeat a request.
    enum Kind {
        /// After a pause.
        LATER,
        /// After another request has ended: the connection takes no further one. Nobody is at fault.
        CROWDED,
        /// At once: the server ended a connection before it began to answer. Nobody is at fault.
        AT_ONCE,
        /// After a pause, but not if the very first request meets it: the address is wrong then.
        UNKNOWN_HOST
    }

    /// @param words a sentence without a full stop, whose subject is not the file
    /// @param wait the time to wait as the server wishes
    HttpFault(Kind kind, String words, Optional<Duration> wait) {
        super(words);
        this.kind = kind;
        this.wait = wait;
    }

    /// @param words a sentence without a full stop, whose subject is not the file
    static HttpFault later(String words) {
        return new HttpFault(Kind.LATER, words, Optional.empty());
    }

    Kind kind() {
        return kind;
    }

    String words() {
        return String.valueOf(getMessage());
    }

    Optional<Duration> wish() {
        return wait;
    }

    HttpFault causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }
}
