package org.tileindex.inspect;

import java.util.ArrayList;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.InclusionRule;
import org.tileindex.raster.Band;
import org.tileindex.raster.BlockTally;
import org.tileindex.raster.CellRuns;
import org.tileindex.raster.PlanFigures;
import org.tileindex.raster.Raster;
import org.tileindex.raster.ReadWay;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneRepair;

/// What it takes to read the values of all bands of a raster in the cells of some zones.
///
/// @param zones number of zones
/// @param empty number of those without cells
/// @param cells of all zones
/// @param fileBytes size of the raster's file
public record StreamingPlan(int zones, int empty, long cells, PlanFigures figures, long fileBytes) {
    /// Cells of one window: their number must be an `int`.
    private static final long MOST_CELLS = 1L << 30;

    /// The plan for the cells of some zones.
    ///
    /// @param zones laid out in the plane
    /// @param policy for zones whose topology is invalid
    /// @throws TileIndexException E001 if a zone is invalid, E002, E007 or E010 if values of the raster cannot be read
    public static StreamingPlan of(Raster raster, List<Zone> zones, OnInvalid policy, InclusionRule rule)
            throws TileIndexException, InterruptedException {
        ZoneScanner scanner = new ZoneScanner(raster.grid(), rule, new ScalarCrossings());
        List<Band> bands = new ArrayList<>();
        for (int band = 1; band <= raster.header().bands().size(); band++) {
            bands.add(raster.band(band, false));
        }
        BlockTally tally = new BlockTally(bands);
        long cells = 0;
        int empty = 0;
        for (Zone zone : zones) {
            Spans spans = scanner.scan(ZoneRepair.apply(policy, zone).zone()).spans();
            add(tally, spans);
            cells += spans.cells();
            empty += spans.size() == 0 ? 1 : 0;
        }
        return new StreamingPlan(
                zones.size(), empty, cells, tally.figures(), raster.header().fileSize());
    }

    private static void add(BlockTally tally, Spans spans) {
        int from = 0;
        long cells = 0;
        for (int i = 0; i < spans.size(); i++) {
            if (cells + spans.length(i) > MOST_CELLS) {
                tally.add(runs(spans.range(from, i)));
                from = i;
                cells = 0;
            }
            cells += spans.length(i);
        }
        tally.add(runs(spans.range(from, spans.size())));
    }

    private static CellRuns runs(Spans spans) {
        int[] row = new int[spans.size()];
        int[] colFrom = new int[spans.size()];
        int[] colTo = new int[spans.size()];
        for (int i = 0; i < spans.size(); i++) {
            row[i] = spans.row(i);
            colFrom[i] = spans.colStart(i);
            colTo[i] = spans.colEnd(i);
        }
        return new CellRuns(row, colFrom, colTo, new int[spans.size()]);
    }

    /// The way in which the file is read.
    ReadWay way() {
        return figures.ways().getFirst();
    }

    /// The share of the file that is read.
    double share() {
        return (double) figures.bytes() / fileBytes;
    }
}
