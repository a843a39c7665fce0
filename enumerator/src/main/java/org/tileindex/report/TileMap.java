package org.tileindex.report;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.tileindex.grid.Grid;
import org.tileindex.scan.Spans;

/// A small equirectangular picture of the tiles found, drawn from spans. Row 0 is the northernmost, column 0 the
/// westernmost. Each side has at most [#MAX_SIDE] pixels, and at most as many as the grid has cells. A pixel takes four
/// bytes of memory.
///
/// A pixel shows the zone that has the cell at its centre; where no zone has it, a zone that has any of its cells, so
/// that the smallest island is visible. Among several such zones it shows the one with the least index, hence the order
/// of drawing does not matter. All arithmetic is in whole numbers.
public final class TileMap {
    static final int MAX_SIDE = 1440;
    static final int NO_ZONE = -1;

    /// More zones than this get half as many pixels a side. Each then has few pixels, and the text of the map would be
    /// long.
    static final int MANY_ZONES = 5000;

    /// Added to the rank of a zone that has the cell at a pixel's centre. Ranks fall with the zone's index and are
    /// positive, so that the highest wins and 0 is a pixel without tiles.
    private static final int CENTER = 1 << 30;

    private final Grid grid;
    private final List<String> zoneIds;
    private final int zones;
    private final int width;
    private final int height;
    private final AtomicIntegerArray ranks;

    /// @param zoneIds the ids of the zones, by the index that [#draw] takes; fewer than 2^30
    public TileMap(Grid grid, List<String> zoneIds) {
        this(grid, List.copyOf(zoneIds), zoneIds.size());
    }

    /// A part of the map of a run in another process, which alone knows the ids.
    ///
    /// @param zones the number of all zones of the run
    public static TileMap part(Grid grid, int zones) {
        return new TileMap(grid, List.of(), zones);
    }

    private TileMap(Grid grid, List<String> zoneIds, int zones) {
        this.grid = grid;
        this.zoneIds = zoneIds;
        this.zones = zones;
        double aspect = aspect();
        int most = zones > MANY_ZONES ? MAX_SIDE / 2 : MAX_SIDE;
        double longest = Math.min(most, Math.max(grid.ncols(), grid.nrows()));
        this.width = side(Math.min(longest, longest * aspect), grid.ncols());
        this.height = side(Math.min(longest, longest / aspect), grid.nrows());
        this.ranks = new AtomicIntegerArray(width * height);
    }

    private static int side(double wanted, int cells) {
        return Math.clamp(Math.round(wanted), 1, Math.min(cells, MAX_SIDE));
    }

    /// Draws cells of the zone with index `zone`. Any number of threads may draw at once.
    ///
    /// The spans that reach into one row of pixels are first gathered as bits, so that each pixel is written once.
    public void draw(int zone, Spans spans) {
        int rank = zones - zone;
        BitSet touched = new BitSet(width);
        BitSet centers = new BitSet(width);
        int from = 0;
        int y = 0;
        while (from < spans.size()) {
            y = Math.max(y, first(spans.row(from), height, grid.nrows()));
            int centerRow = centerCell(y, height, grid.nrows());
            // The last row of cells that reaches into a row of pixels may reach into the next one, too.
            int endRow = endCell(y, height, grid.nrows());
            for (int i = from; i < spans.size() && spans.row(i) < endRow; i++) {
                gather(spans, i, spans.row(i) == centerRow, touched, centers);
            }
            raise(y, touched, rank);
            raise(y, centers, rank + CENTER);
            y++;
            while (from < spans.size() && end(spans.row(from) + 1, height, grid.nrows()) <= y) {
                from++;
            }
        }
    }

    private void gather(Spans spans, int i, boolean center, BitSet touched, BitSet centers) {
        int colStart = spans.colStart(i);
        int colEnd = spans.colEnd(i);
        touched.set(first(colStart, width, grid.ncols()), end(colEnd, width, grid.ncols()));
        if (center) {
            centers.set(firstCenter(colStart, width, grid.ncols()), firstCenter(colEnd, width, grid.ncols()));
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

    /// One past the last cell that reaches into `pixel`.
    private static int endCell(int pixel, int pixels, int cells) {
        return (int) Math.ceilDiv((pixel + 1L) * cells, (long) pixels);
    }

    /// The cell that has the centre of `pixel`, or begins there.
    private static int centerCell(int pixel, int pixels, int cells) {
        return (int) ((2L * pixel + 1) * cells / (2L * pixels));
    }

    /// Shows the zone with this rank in the pixels of row `y` that `columns` has, unless they show a higher one, and
    /// empties `columns`.
    private void raise(int y, BitSet columns, int rank) {
        for (int x = columns.nextSetBit(0); x >= 0; x = columns.nextSetBit(x + 1)) {
            raise(y * width + x, rank);
        }
        columns.clear();
    }

    private void raise(int pixel, int rank) {
        int seen = ranks.getPlain(pixel);
        while (seen < rank && !ranks.weakCompareAndSetVolatile(pixel, seen, rank)) {
            seen = ranks.get(pixel);
        }
    }

    /// Draws what was drawn on a part of this map.
    public void draw(DrawnPixels part) {
        for (int run = 0; run < part.size(); run++) {
            for (int pixel = part.from(run); pixel < part.to(run); pixel++) {
                raise(pixel, part.rank(run));
            }
        }
    }

    /// The pixels that show something. Nobody may draw meanwhile.
    public DrawnPixels drawn() {
        IntStream.Builder runs = IntStream.builder();
        int end;
        for (int from = 0; from < ranks.length(); from = end) {
            int rank = ranks.getPlain(from);
            end = from + 1;
            while (end < ranks.length() && ranks.getPlain(end) == rank) {
                end++;
            }
            if (rank > 0) {
                runs.add(from).add(end).add(rank);
            }
        }
        return new DrawnPixels(runs.build().toArray());
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

    /// The index of the zone that a pixel shows, or [#NO_ZONE]. Pixels are counted row by row.
    int zoneAt(int pixel) {
        int rank = ranks.getPlain(pixel) & (CENTER - 1);
        return rank == 0 ? NO_ZONE : zones - rank;
    }

    /// The first pixel after `pixel` that shows something else, or the number of pixels.
    int endOfRun(int pixel) {
        int rank = ranks.getPlain(pixel) & (CENTER - 1);
        int end = pixel + 1;
        while (end < ranks.length() && (ranks.getPlain(end) & (CENTER - 1)) == rank) {
            end++;
        }
        return end;
    }

    Grid grid() {
        return grid;
    }
}
