package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Grid;
import org.tileindex.zone.Zone;

/// Random valid zones against JTS, every cell of the grid.
class RandomZonesTest {
    private static final int ZONES = 20_000;
    private static final List<Grid> GRIDS = new ArrayList<>(Drawing.EXACT);

    static {
        GRIDS.addAll(Drawing.ROUNDED);
        GRIDS.add(new Grid(21, 17, -1 / 3.0, 1, 0.1, 0.1));
        GRIDS.add(new Grid(1, 30, 100.1, 33.3, 1 / 120.0, 1 / 120.0));
        GRIDS.add(new Grid(30, 1, 0.7, 0.7, 1 / 12.0, 1 / 12.0));
    }

    @Test
    void everyCellOfTwentyThousandRandomZonesIsAsJtsSays() {
        LongAdder decisions = new LongAdder();
        LongAdder included = new LongAdder();
        LongAdder holes = new LongAdder();
        IntStream.range(0, ZONES).parallel().forEach(seed -> {
            Grid grid = GRIDS.get(seed % GRIDS.size());
            Zone zone = new RandomZones(seed, grid).next();
            ZoneCells cells = Drawing.scan(grid, zone);
            decisions.add(new CellRows(grid, cells.spans()).compareAll(new JtsOracle(zone), "seed " + seed));
            included.add(cells.spans().cells());
            holes.add(cells.inHoles());
        });
        System.out.printf(
                "random zones: %,d decisions, %,d inside, %,d in holes, 0 differences%n",
                decisions.sum(), included.sum(), holes.sum());
        assertTrue(included.sum() > decisions.sum() / 10, "the zones must not miss the grid");
        assertTrue(holes.sum() > ZONES / 4, "the zones must have holes");
    }
}
