package org.tileindex.raster;

import java.util.List;

/// What it takes to read some bands in some windows.
///
/// @param blocks to fetch and decode, each once; those that the file does not store cost nothing
/// @param bytes of these blocks as they are stored
/// @param requests after neighbours are joined, if one thread reads all
/// @param ways in which each file is read, in the order of the bands
public record PlanFigures(long blocks, long bytes, long requests, List<ReadWay> ways) {
    public PlanFigures {
        ways = List.copyOf(ways);
    }
}
