package org.tileindex.scan;

import java.util.List;

/// The result of scanning a zone.
///
/// @param spans the cells that belong to it
/// @param coverage the share of each cell that the zone covers; [CellCoverage#WHOLE] where nobody asked
/// @param inHoles the number of cells that lie in one of its outer rings but do not belong to it because of holes
public record ZoneCells(Spans spans, CellCoverage coverage, long inHoles) {
    /// Cells whose coverage nobody asked for.
    public ZoneCells(Spans spans, long inHoles) {
        this(spans, CellCoverage.WHOLE, inHoles);
    }

    /// The joined result of bands that follow each other from north to south.
    public static ZoneCells join(List<ZoneCells> bands) {
        return bands.size() == 1
                ? bands.getFirst()
                : new ZoneCells(
                        Spans.join(bands.stream().map(ZoneCells::spans).toList()),
                        CellCoverage.join(
                                bands.stream().map(ZoneCells::coverage).toList()),
                        bands.stream().mapToLong(ZoneCells::inHoles).sum());
    }
}
