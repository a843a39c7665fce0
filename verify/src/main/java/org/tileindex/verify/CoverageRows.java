package org.tileindex.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.numbers.fraction.BigFraction;
import org.tileindex.fault.ErrorCode;
import org.tileindex.zone.Zone;

/// Checks the shares of a part's tiles. Each is above 0 and at most 1. In sampled rows of the grid, those below 1 and
/// those near edges of the zone are held to rational arithmetic: some of many, evenly spread, or all if the check is
/// exhaustive. A tile that no edge comes near is wholly covered, if [MembershipCheck] finds that it is one.
final class CoverageRows {
    /// Rows that are compared together.
    private static final int MOST = 1 << 18;

    /// Cells of so many rows that are held to rational arithmetic.
    private static final int SAMPLED = 2_000;

    private static final double BOUND = 1e-15;
    private static final int ULPS = 8;

    private final Map<String, Zone> shapes;
    private final CellFormulas formulas;
    private final PartZones zones;
    private final PartPlaces places;
    private final boolean exhaustive;
    private final Findings findings;
    private final VerifyProgress progress;
    private final List<Tile> tiles = new ArrayList<>();

    /// A row of the file in a sampled row of the grid.
    private record Tile(String zone, int row, int col, double share, long fileRow) {
        boolean isBeside(Tile other) {
            return row == other.row && zone.equals(other.zone);
        }
    }

    /// @param shapes the zones by id
    CoverageRows(
            Map<String, Zone> shapes,
            CellFormulas formulas,
            PartZones zones,
            PartPlaces places,
            boolean exhaustive,
            Findings findings,
            VerifyProgress progress) {
        this.shapes = shapes;
        this.formulas = formulas;
        this.zones = zones;
        this.places = places;
        this.exhaustive = exhaustive;
        this.findings = findings;
        this.progress = progress;
    }

    /// Takes rows of `batch`, which begins with row `first` of the file.
    ///
    /// @param sampled the rows to compare, all of whose cells lie in the grid
    void check(RowBatch batch, int rows, BitSet sampled, long first) {
        if (!batch.has(DatasetSchema.COVERAGE)) {
            return;
        }
        double[] shares = batch.doubles(DatasetSchema.COVERAGE);
        String[] ids = batch.texts(DatasetSchema.ZONE);
        for (int i = 0; i < rows; i++) {
            boolean good = shares[i] > 0 && shares[i] <= 1;
            if (!good || sampled.get(i)) {
                Tile tile = new Tile(
                        zones.folder().orElse(batch.has(DatasetSchema.ZONE) ? ids[i] : ""),
                        batch.ints(DatasetSchema.RASTER_ROW)[i],
                        batch.ints(DatasetSchema.RASTER_COL)[i],
                        shares[i],
                        first + i);
                if (!good) {
                    report("coverage is not a number above 0 and at most 1", tile, "a share in (0, 1]");
                } else {
                    tiles.add(tile);
                }
            }
        }
        if (tiles.size() >= MOST) {
            finish();
        }
    }

    /// Compares the rows that were taken.
    void finish() {
        List<Tile> near = new ArrayList<>();
        for (int from = 0; from < tiles.size(); ) {
            int to = from + 1;
            while (to < tiles.size() && tiles.get(to).zone.equals(tiles.get(from).zone)) {
                to++;
            }
            addNear(tiles.subList(from, to), near);
            from = to;
        }
        tiles.clear();
        int step = exhaustive ? 1 : Math.ceilDiv(Math.max(1, near.size()), SAMPLED);
        Tile last = new Tile("", -1, -1, 0, -1);
        RowShares shares = new RowShares(new Zone("", List.of()), formulas, 0);
        for (int i = 0; i < near.size(); i += step) {
            Tile tile = near.get(i);
            if (!tile.isBeside(last)) {
                shares = new RowShares(Objects.requireNonNull(shapes.get(tile.zone)), formulas, tile.row);
                last = tile;
            }
            compare(tile, shares.share(tile.col));
            progress.computed(1);
        }
    }

    /// Adds those tiles of a zone whose share may be below 1.
    private void addNear(List<Tile> some, List<Tile> near) {
        Zone zone = shapes.get(some.getFirst().zone);
        if (zone == null) {
            return;
        }
        int[] rows = some.stream().mapToInt(Tile::row).sorted().distinct().toArray();
        int first = some.stream().mapToInt(Tile::col).min().orElseThrow();
        int last = some.stream().mapToInt(Tile::col).max().orElseThrow();
        NearEdges edges = new NearEdges(formulas, rows, zone.polygons(), first, last + 1);
        for (Tile tile : some) {
            if (tile.share < 1
                    || edges.columns(Arrays.binarySearch(rows, tile.row)).get(tile.col - first)) {
                near.add(tile);
            }
        }
    }

    private void compare(Tile tile, BigFraction exact) {
        double expected = exact.doubleValue();
        boolean whole = exact.equals(BigFraction.ONE);
        if (exact.signum() == 0) {
            // The tile is no tile of the zone, which is a fault of its membership.
            return;
        }
        if (whole != (tile.share == 1)) {
            report(
                    whole
                            ? "coverage is below 1 where the zone fills the cell"
                            : "coverage is 1 where the zone leaves a part of the cell free",
                    tile,
                    whole ? 1.0 : Math.min(expected, Math.nextDown(1.0)));
        } else if (error(exact, tile.share) > Math.max(ULPS * Math.ulp(expected), BOUND)) {
            report("coverage differs from the share in rational arithmetic", tile, expected);
        }
    }

    private static double error(BigFraction exact, double share) {
        return exact.subtract(BigFraction.from(share)).abs().doubleValue();
    }

    private void report(String what, Tile tile, Object expected) {
        findings.add(
                ErrorCode.E014_VERIFY,
                what,
                places.inIndex(tile.fileRow, tile.zone, tile.row, tile.col),
                expected,
                tile.share);
    }
}
