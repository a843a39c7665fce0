package org.tileindex.raster;

import java.io.Serializable;

/// What a [WindowReader] has read up to now.
///
/// @param blocks that were fetched
/// @param blockBytes their stored bytes
/// @param wastedBytes read before or between them in vain
/// @param passes over files that were begun, each by one request unless something failed
/// @param decodedBytes of the decoded blocks
/// @param decodeNanos worker time to decode them
public record ReadFigures(
        long blocks, long blockBytes, long wastedBytes, long passes, long decodedBytes, long decodeNanos)
        implements Serializable {
    /// The figures of both readers together.
    public ReadFigures plus(ReadFigures other) {
        return new ReadFigures(
                blocks + other.blocks,
                blockBytes + other.blockBytes,
                wastedBytes + other.wastedBytes,
                passes + other.passes,
                decodedBytes + other.decodedBytes,
                decodeNanos + other.decodeNanos);
    }
}
