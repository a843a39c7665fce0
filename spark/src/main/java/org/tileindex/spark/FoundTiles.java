package org.tileindex.spark;

import java.util.ArrayList;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.grid.RowAreas;
import org.tileindex.scan.Spans;
import org.tileindex.tile.ZoneSpans;

/// The tiles that a scan reads, as spans.
///
/// @param areas of the rows of the grid
/// @param zones in order of ids, each with at least one cell
record FoundTiles(RowAreas areas, InclusionRule rule, List<ZoneSpans> zones) {
    FoundTiles {
        zones = List.copyOf(zones);
    }

    Grid grid() {
        return areas.grid();
    }

    /// The same of other spans.
    FoundTiles with(List<ZoneSpans> others) {
        return new FoundTiles(areas, rule, others);
    }

    /// The number of tiles.
    long cells() {
        return zones.stream().mapToLong(zone -> zone.spans().cells()).sum();
    }

    /// The first row with a tile of some zones; the number of rows if there is none.
    static int firstRow(List<ZoneSpans> zones, int nrows) {
        return zones.stream().mapToInt(zone -> zone.spans().row(0)).min().orElse(nrows);
    }

    /// One past the last row with a tile of some zones; 0 if there is none.
    static int endRow(List<ZoneSpans> zones) {
        return zones.stream()
                .map(ZoneSpans::spans)
                .mapToInt(spans -> spans.row(spans.size() - 1) + 1)
                .max()
                .orElse(0);
    }

    /// Areas by row, in m², filled in for the rows with tiles.
    ///
    /// @throws SourceFault E006 if a cell has no positive area
    double[] rowAreas() {
        try {
            int end = endRow(zones);
            return end == 0 ? new double[grid().nrows()] : areas.require(firstRow(zones, grid().nrows()), end);
        } catch (TileIndexException e) {
            throw new SourceFault(e);
        }
    }

    /// The first `most` tiles, in order.
    FoundTiles first(long most) {
        List<ZoneSpans> kept = new ArrayList<>();
        long left = most;
        for (ZoneSpans zone : zones) {
            if (left == 0) {
                break;
            }
            Spans.Builder first = new Spans.Builder();
            Spans spans = zone.spans();
            for (int i = 0; i < spans.size() && left > 0; i++) {
                int length = (int) Math.min(left, spans.length(i));
                first.add(spans.row(i), spans.colStart(i), spans.colStart(i) + length);
                left -= length;
            }
            kept.add(new ZoneSpans(zone.zone(), first.build(), zone.coverage()));
        }
        return with(kept);
    }
}
