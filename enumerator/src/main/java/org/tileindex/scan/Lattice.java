package org.tileindex.scan;

import org.tileindex.grid.Grid;

/// Equally spaced parallels and meridians of a grid, with which rings are compared: through the centroids of its cells,
/// or along the edges of its cells. Parallels count from the north, meridians from the west, both from 0.
///
/// The coordinates have the same bits as those of [Grid]'s formulas, so comparisons with them decide membership
/// exactly.
final class Lattice {
    private final Grid grid;
    private final int parallels;
    private final int meridians;
    private final double offset;

    private Lattice(Grid grid, int more, double offset) {
        this.grid = grid;
        this.parallels = grid.nrows() + more;
        this.meridians = grid.ncols() + more;
        this.offset = offset;
    }

    /// The lines through the centroids: one for each row and one for each column.
    static Lattice centroids(Grid grid) {
        return new Lattice(grid, 0, 0.5);
    }

    /// The lines along the cells' edges: cell `(row, col)` lies between parallels `row` and `row + 1`, meridians
    /// `col` and `col + 1`.
    static Lattice edges(Grid grid) {
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
        return grid.originLon() + (meridian + offset) * grid.pixelWidth();
    }

    Grid grid() {
        return grid;
    }

    /// The distance, in cells, of line 0 from the grid's origin.
    double offset() {
        return offset;
    }
}
