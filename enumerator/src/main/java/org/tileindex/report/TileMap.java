package org.tileindex.report;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.tileindex.grid.Grid;
import org.tileindex.scan.Spans;

/// A small equirectangular picture of the tiles found, drawn from spans. Row 0 is the northernmost, column 0 the
/// westernmost; both sides are at most [#MAX_SIDE] pixels and at most the grid's own. Memory is that of the pixels.
///
/// A pixel is the cell-aligned share of the grid that its place in the picture gives it. It shows the zone that has the
/// cell at its centre; where no zone has, a zone that has any cell in it, so that the smallest island is seen. Of
/// several
/// such zones it shows the one that comes first. That is the least of a set, hence the order of drawing does not
/// matter.
/// All arithmetic is in whole numbers.
public final class TileMap {
    static final int MAX_SIDE = 1440;
    static final int NO_ZONE = -1;

    /// Added to the rank of a zone that has the cell at a pixel's centre. Ranks fall with the zone's index and are
    /// positive, so that the highest wins and 0 is a pixel without tiles.
    private static final int CENTER = 1 << 30;

    private final Grid grid;
    private final List<String> zoneIds;
    private final int width;
    private final int height;
    private final AtomicIntegerArray ranks;

    /// @param zoneIds the ids of the zones, by the index that [#draw] takes; fewer than 2^30
    public TileMap(Grid grid, List<String> zoneIds) {
        this.grid = grid;
        this.zoneIds = List.copyOf(zoneIds);
        double aspect = aspect();
        double longest = Math.min(MAX_SIDE, Math.max(grid.ncols(), grid.nrows()));
        this.width = side(Math.min(longest, longest * aspect), grid.ncols());
        this.height = side(Math.min(longest, longest / aspect), grid.nrows());
        this.ranks = new AtomicIntegerArray(width * height);
    }

    private static int side(double wanted, int cells) {
        return Math.clamp(Math.round(wanted), 1, Math.min(cells, MAX_SIDE));
    }

    /// Draws cells of the zone with index `zone`. Any number of threads may draw at once.
    public void draw(int zone, Spans spans) {
        int rank = zoneIds.size() - zone;
        for (int i = 0; i < spans.size(); i++) {
            int row = spans.row(i);
            int colStart = spans.colStart(i);
            int colEnd = spans.colEnd(i);
            int centerStart = firstCenter(colStart, width, grid.ncols());
            int centerEnd = firstCenter(colEnd, width, grid.ncols());
            int x = first(colStart, width, grid.ncols());
            int endX = end(colEnd, width, grid.ncols());
            int yCenter = firstCenter(row, height, grid.nrows());
            int yCenterEnd = firstCenter(row + 1, height, grid.nrows());
            for (int y = first(row, height, grid.nrows()); y < end(row + 1, height, grid.nrows()); y++) {
                raise(y, x, endX, rank);
                if (y >= yCenter && y < yCenterEnd) {
                    raise(y, centerStart, centerEnd, rank + CENTER);
                }
            }
        }
    }

    /// The pixel that the western or northern edge of `cell` lies in, of `pixels` that show `cells`.
    private static int first(int cell, int pixels, int cells) {
        return (int) ((long) cell * pixels / cells);
    }

    /// One past the last pixel that cells before `cell` reach into.
    private static int end(int cell, int pixels, int cells) {
        return (int) Math.ceilDiv((long) cell * pixels, (long) cells);
    }

    /// The first pixel whose centre does not lie before `cell`.
    private static int firstCenter(int cell, int pixels, int cells) {
        return (int) Math.ceilDiv(2L * cell * pixels - cells, 2L * cells);
    }

    private void raise(int y, int from, int to, int rank) {
        for (int pixel = y * width + from; pixel < y * width + to; pixel++) {
            int seen = ranks.getPlain(pixel);
            while (seen < rank && !ranks.weakCompareAndSetVolatile(pixel, seen, rank)) {
                seen = ranks.get(pixel);
            }
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// The width of the grid over its height, in degrees.
    double aspect() {
        return grid.ncols() * grid.pixelWidth() / (grid.nrows() * grid.pixelHeight());
    }

    List<String> zoneIds() {
        return zoneIds;
    }

    /// The index of the zone that a pixel shows, or [#NO_ZONE].
    int zoneAt(int x, int y) {
        int rank = ranks.get(y * width + x) & (CENTER - 1);
        return rank == 0 ? NO_ZONE : zoneIds.size() - rank;
    }

    Grid grid() {
        return grid;
    }
}
