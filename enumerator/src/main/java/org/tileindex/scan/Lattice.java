package org.tileindex.scan;

import org.tileindex.grid.Grid;
import org.tileindex.grid.TurnedGrid;

/// Equally spaced parallels and meridians of a grid, with which rings are compared: through the centroids of its cells,
/// or along the edges of its cells. Parallels count from the north, meridians from the west, both from 0.
///
/// The coordinates have the same bits as those of [TurnedGrid]'s formulas, so comparisons with them decide membership
/// exactly.
final class Lattice {
    private final TurnedGrid turned;
    private final Grid grid;
    private final int parallels;
    private final int meridians;
    private final double offset;

    private Lattice(TurnedGrid turned, int more, double offset) {
        this.turned = turned;
        this.grid = turned.grid();
        this.parallels = grid.nrows() + more;
        this.meridians = grid.ncols() + more;
        this.offset = offset;
    }

    /// The lines through the centroids: one for each row and one for each column.
    static Lattice centroids(TurnedGrid grid) {
        return new Lattice(grid, 0, 0.5);
    }

    /// The lines along the cells' edges: cell `(row, col)` lies between parallels `row` and `row + 1`, meridians
    /// `col` and `col + 1`.
    static Lattice edges(TurnedGrid grid) {
        return new Lattice(grid, 1, 0);
    }

    int parallels() {
        return parallels;
    }

    int meridians() {
        return meridians;
    }

    double lat(int parallel) {
        return grid.originLat() - (parallel + offset) * grid.pixelHeight();
    }

    double lon(int meridian) {
        return grid.originLon() + (meridian + offset) * grid.pixelWidth() - turned.turn();
    }

    Grid grid() {
        return grid;
    }

    /// The grid's western edge at this turn. It may be rounded: good for searching, not for deciding.
    double originLon() {
        return grid.originLon() - turned.turn();
    }

    /// The first column that is decided at this turn.
    int firstCol() {
        return turned.firstCol();
    }

    /// One past the last column that is decided at this turn.
    int endCol() {
        return turned.endCol();
    }

    /// The distance, in cells, of line 0 from the grid's origin.
    double offset() {
        return offset;
    }
}
