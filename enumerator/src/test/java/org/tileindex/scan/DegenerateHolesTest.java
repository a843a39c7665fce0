package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tileindex.grid.Grid;

/// Holes: their boundary is outside, and they belong to one polygon alone.
class DegenerateHolesTest {

    @Test
    void centroidsOnAHolesEdgesAndVerticesAreOutside() {
        Drawing.of(0, 0, 7, 0, 7, 7, 0, 7).hole(2, 2, 5, 2, 5, 5, 2, 5).covers("""
                ########
                ########
                ##....##
                ##....##
                ##....##
                ##....##
                ########
                ########
                """);
    }

    @Test
    void diamondHoleWithVerticesOnCentroids() {
        Drawing.of(0, 0, 7, 0, 7, 7, 0, 7).hole(4, 1, 7, 4, 4, 7, 1, 4).covers("""
                ########
                ####.###
                ###...##
                ##.....#
                #.......
                ##.....#
                ###...##
                ####.###
                """);
    }

    @Test
    void holeThatTouchesTheShellAtACentroidTakesIt() {
        Drawing.of(1, 1, 6, 1, 6, 6, 1, 6).hole(1, 3, 3, 2, 3, 4).covers("""
                ........
                .######.
                .##.###.
                ....###.
                .##.###.
                .######.
                .######.
                ........
                """);
    }

    @Test
    void holeThatTouchesTheShellInAVertexOfBoth() {
        Drawing.of(1, 1, 6, 1, 6, 6, 1, 6).hole(1, 1, 4, 3, 3, 4).agreesWithJts(Drawing.EXACT);
        Drawing.of(1, 1, 6, 1, 6, 6, 1, 6).hole(1, 1, 4, 3, 3, 4).agreesWithJts(Drawing.ROUNDED);
    }

    @Test
    void twoHolesThatTouchAtACentroid() {
        Drawing.of(0, 0, 7, 0, 7, 7, 0, 7)
                .hole(1, 1, 3, 1, 3, 3, 1, 3)
                .hole(3, 3, 5, 3, 5, 5, 3, 5)
                .covers("""
                ########
                #...####
                #...####
                #.....##
                ###...##
                ###...##
                ########
                ########
                """);
    }

    @Test
    void islandInAHoleIsAPolygonOfItsOwn() {
        Drawing.of(0, 0, 7, 0, 7, 7, 0, 7)
                .hole(1, 1, 6, 1, 6, 6, 1, 6)
                .and(3, 3, 4, 3, 4, 4, 3, 4)
                .covers("""
                ########
                #......#
                #......#
                #..##..#
                #..##..#
                #......#
                #......#
                ########
                """);
    }

    @Test
    void polygonThatFillsAHoleExactlyClosesIt() {
        Drawing.of(0, 0, 7, 0, 7, 7, 0, 7)
                .hole(2, 2, 5, 2, 5, 5, 2, 5)
                .and(2, 2, 5, 2, 5, 5, 2, 5)
                .covers("########\n".repeat(Drawing.SIDE));
    }

    @Test
    void holeOfOnePolygonDoesNotCutAnother() {
        Drawing.of(0, 0, 7, 0, 7, 7, 0, 7)
                .hole(1, 1, 6, 1, 6, 6, 1, 6)
                .and(0.5, 2.5, 6.5, 2.5, 6.5, 3.5, 0.5, 3.5)
                .covers("""
                ########
                #......#
                #......#
                ########
                #......#
                #......#
                #......#
                ########
                """);
    }

    @Test
    void enclaveAndItsCountryShareTheBoundaryButOnlyTheEnclaveTakesIt() {
        Drawing country = Drawing.of(0, 0, 7, 0, 7, 7, 0, 7).hole(2, 2, 5, 3, 4, 5);
        Drawing enclave = Drawing.of(2, 2, 5, 3, 4, 5);
        country.agreesWithJts(Drawing.EXACT);
        for (Grid grid : Drawing.EXACT) {
            CellRows outer =
                    new CellRows(grid, Drawing.scan(grid, country.zone(grid)).spans());
            CellRows inner =
                    new CellRows(grid, Drawing.scan(grid, enclave.zone(grid)).spans());
            for (int row = 0; row < grid.nrows(); row++) {
                for (int col = 0; col < grid.ncols(); col++) {
                    assertEquals(outer.contains(row, col), !inner.contains(row, col), "row " + row + ", col " + col);
                }
            }
        }
    }

    @Test
    void holeSmallerThanACellBetweenCentroidsRemovesNothing() {
        Drawing.of(0, 0, 7, 0, 7, 7, 0, 7)
                .hole(3.25, 3.25, 3.75, 3.25, 3.75, 3.75)
                .covers("########\n".repeat(Drawing.SIDE));
    }

    @Test
    void holeThatIsAllButTheShellsBoundaryLeavesTheRim() {
        Drawing.of(1, 1, 6, 1, 6, 6, 1, 6)
                .hole(1.5, 1.5, 5.5, 1.5, 5.5, 5.5, 1.5, 5.5)
                .covers("""
                ........
                .######.
                .#....#.
                .#....#.
                .#....#.
                .#....#.
                .######.
                ........
                """);
    }

    @Test
    void cellsInHolesAreCounted() {
        Grid grid = Drawing.EXACT.get(0);
        Drawing holes =
                Drawing.of(0, 0, 7, 0, 7, 7, 0, 7).hole(1, 1, 6, 1, 6, 6, 1, 6).and(3, 3, 4, 3, 4, 4, 3, 4);
        assertEquals(36 - 4, Drawing.scan(grid, holes.zone(grid)).inHoles());
        Drawing plain = Drawing.of(0, 0, 7, 0, 7, 7, 0, 7);
        assertEquals(0, Drawing.scan(grid, plain.zone(grid)).inHoles());
    }
}
