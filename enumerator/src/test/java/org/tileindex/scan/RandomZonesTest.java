package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.RandomZones;
import org.tileindex.zone.Zone;

/// Random valid zones against JTS, every cell of the grid.
@Tag("slow")
class RandomZonesTest {
    /// Number of zones; the profile `exhaustive` raises it.
    private static final int ZONES = Integer.getInteger("random.zones", 20_000);

    private static final List<Grid> GRIDS = new ArrayList<>(Drawing.EXACT);

    static {
        GRIDS.addAll(Drawing.ROUNDED);
        GRIDS.add(new Grid(21, 17, -1 / 3.0, 1, 0.1, 0.1));
        GRIDS.add(new Grid(1, 30, 100.1, 33.3, 1 / 120.0, 1 / 120.0));
        GRIDS.add(new Grid(30, 1, 0.7, 0.7, 1 / 12.0, 1 / 12.0));
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void everyCellOfEveryRandomZoneIsAsJtsSays(InclusionRule rule) {
        LongAdder decisions = new LongAdder();
        LongAdder rounded = new LongAdder();
        LongAdder included = new LongAdder();
        LongAdder holes = new LongAdder();
        IntStream.range(0, ZONES).parallel().forEach(seed -> {
            Grid grid = GRIDS.get(seed % GRIDS.size());
            Zone zone = new RandomZones(seed, grid).next();
            ZoneCells cells = Drawing.scan(rule, grid, zone);
            CellRows rows = new CellRows(grid, cells.spans());
            decisions.add(rows.compareAll(CellOracle.of(rule, zone, grid), rule + " seed " + seed));
            rounded.add(rows.rounded());
            included.add(cells.spans().cells());
            holes.add(cells.inHoles());
        });
        System.out.printf(
                "%,d random zones, %s: %,d decisions, %,d inside, %,d in holes, 0 differences"
                        + " (%,d that JTS rounds, exact arithmetic agrees with the scan)%n",
                ZONES, rule, decisions.sum(), included.sum(), holes.sum(), rounded.sum());
        assertTrue(rounded.sum() <= decisions.sum() / 1_000, "JTS rounds rarely");
        assertTrue(included.sum() > decisions.sum() / 10, "the zones must not miss the grid");
        assertTrue(holes.sum() > ZONES / 4, "the zones must have holes");
    }
}
