package org.tileindex.raster.source;

/// What was read from a source up to now. Times are sums over requests, which may have run at the same time.
///
/// @param requests sent, or reads of a file
/// @param bytes read, those of failed requests too
/// @param retries requests that were repeats of one that failed
/// @param connectNanos until a connection stood; 0 where none is needed
/// @param firstByteNanos from there to the first byte of the answer
/// @param bodyNanos from there to the last byte
public record SourceFigures(
        long requests, long bytes, long retries, long connectNanos, long firstByteNanos, long bodyNanos) {}
