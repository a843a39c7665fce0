package org.tileindex.raster;

/// What a [WindowReader] has read up to now.
///
/// @param blocks that were fetched
/// @param blockBytes their stored bytes
/// @param wastedBytes read between them in vain
/// @param decodedBytes of the decoded blocks
/// @param decodeNanos worker time to decode them
public record ReadFigures(long blocks, long blockBytes, long wastedBytes, long decodedBytes, long decodeNanos) {}
