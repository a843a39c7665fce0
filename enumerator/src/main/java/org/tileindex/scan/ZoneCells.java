package org.tileindex.scan;

import java.util.List;

/// The result of scanning a zone.
///
/// @param spans the cells that belong to it
/// @param inHoles the number of cells that lie in an outer ring of it but, for its holes, do not belong
public record ZoneCells(Spans spans, long inHoles) {

    /// The cells of bands that follow each other from north to south, together.
    public static ZoneCells join(List<ZoneCells> bands) {
        return bands.size() == 1
                ? bands.getFirst()
                : new ZoneCells(
                        Spans.join(bands.stream().map(ZoneCells::spans).toList()),
                        bands.stream().mapToLong(ZoneCells::inHoles).sum());
    }
}
