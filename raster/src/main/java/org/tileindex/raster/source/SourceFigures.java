package org.tileindex.raster.source;

import java.io.Serializable;

/// What was read from a source up to now. Times are sums over requests, which may have run at the same time.
///
/// @param requests sent, redirects and repeats too; for a local file, reads
/// @param bytes read from bodies of answers or from the file, those of failed requests too
/// @param retries requests that were repeats of one that failed
/// @param connections opened to servers and proxies; 0 for a local file
/// @param firstByteNanos from the sending of a request to its answer's header, with the time to connect where a
///     connection had to be opened, which the JDK's client does not tell apart
/// @param bodyNanos from there to the last byte; for a local file, the time in reads
public record SourceFigures(
        long requests, long bytes, long retries, long connections, long firstByteNanos, long bodyNanos)
        implements Serializable {
    public static final SourceFigures NONE = new SourceFigures(0, 0, 0, 0, 0, 0);

    /// The figures of both sources together.
    public SourceFigures plus(SourceFigures other) {
        return new SourceFigures(
                requests + other.requests,
                bytes + other.bytes,
                retries + other.retries,
                connections + other.connections,
                firstByteNanos + other.firstByteNanos,
                bodyNanos + other.bodyNanos);
    }
}
