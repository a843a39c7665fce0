// Over 300 lines because each degeneracy is a test of its own with its picture.
package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;

/// Rule `any_overlap`: holes, islands, several polygons, and the sides of the grid.
class OverlapPolygonsTest {
    private static final String EVERYTHING = "########\n".repeat(Drawing.SIDE);

    @Test
    void holeThatIsExactlyOneCellTakesItOut() {
        whole().hole(2.5, 2.5, 3.5, 2.5, 3.5, 3.5, 2.5, 3.5).overlaps("""
                ########
                ########
                ########
                ###.####
                ########
                ########
                ########
                ########
                """);
    }

    @Test
    void holeALittleSmallerThanItsCellLeavesItIn() {
        whole().hole(2.5625, 2.5, 3.5, 2.5, 3.5, 3.5, 2.5625, 3.5).overlaps(EVERYTHING);
        whole().hole(2.5, 2.5, 3.4375, 2.5, 3.4375, 3.5, 2.5, 3.5).overlaps(EVERYTHING);
        whole().hole(2.5, 2.5625, 3.5, 2.5625, 3.5, 3.5, 2.5, 3.5).overlaps(EVERYTHING);
        whole().hole(2.5, 2.5, 3.5, 2.5, 3.5, 3.4375, 2.5, 3.4375).overlaps(EVERYTHING);
    }

    @Test
    void holeInsideOneCellLeavesItIn() {
        whole().hole(2.75, 2.75, 3.25, 2.75, 3.25, 3.25, 2.75, 3.25).overlaps(EVERYTHING);
    }

    @Test
    void holeOfWholeCellsAlongGridLinesTakesThemOut() {
        whole().hole(1.5, 1.5, 5.5, 1.5, 5.5, 4.5, 1.5, 4.5).overlaps("""
                ########
                ########
                ##....##
                ##....##
                ##....##
                ########
                ########
                ########
                """);
    }

    @Test
    void holeLargerThanItsCellsLeavesTheCutOnesIn() {
        whole().hole(1.4375, 1.4375, 4.5625, 1.4375, 4.5625, 4.5625, 1.4375, 4.5625)
                .overlaps("""
                ########
                ########
                ##...###
                ##...###
                ##...###
                ########
                ########
                ########
                """);
    }

    @Test
    void diamondHoleThroughCornersTakesOutOnlyItsWholeCells() {
        whole().hole(3.5, 0.5, 6.5, 3.5, 3.5, 6.5, 0.5, 3.5).overlaps("""
                ########
                ########
                ###..###
                ##....##
                ##....##
                ###..###
                ########
                ########
                """);
    }

    @Test
    void twoHolesThatMeetAtACorner() {
        whole().hole(1.5, 1.5, 3.5, 1.5, 3.5, 3.5, 1.5, 3.5)
                .hole(3.5, 3.5, 5.5, 3.5, 5.5, 5.5, 3.5, 5.5)
                .overlaps("""
                ########
                ########
                ##..####
                ##..####
                ####..##
                ####..##
                ########
                ########
                """);
    }

    @Test
    void islandThatIsOneCellOfAHole() {
        whole().hole(1.5, 1.5, 6.5, 1.5, 6.5, 6.5, 1.5, 6.5)
                .and(3.5, 3.5, 4.5, 3.5, 4.5, 4.5, 3.5, 4.5)
                .overlaps("""
                ########
                ########
                ##.....#
                ##.....#
                ##..#..#
                ##.....#
                ##.....#
                ########
                """);
    }

    @Test
    void islandThatFillsItsHoleLeavesNothingOut() {
        whole().hole(1.5, 1.5, 4.5, 1.5, 4.5, 4.5, 1.5, 4.5)
                .and(1.5, 1.5, 4.5, 1.5, 4.5, 4.5, 1.5, 4.5)
                .overlaps(EVERYTHING);
    }

    @Test
    void nestedHolesAndIslands() {
        whole().hole(0.5, 0.5, 6.5, 0.5, 6.5, 6.5, 0.5, 6.5)
                .and(1.5, 1.5, 5.5, 1.5, 5.5, 5.5, 1.5, 5.5)
                .hole(2.5, 2.5, 4.5, 2.5, 4.5, 4.5, 2.5, 4.5)
                .and(3.25, 3.25, 3.375, 3.25, 3.375, 3.375)
                .overlaps("""
                ########
                #......#
                #.####.#
                #.##.#.#
                #.#..#.#
                #.####.#
                #......#
                ########
                """);
    }

    @Test
    void holeThatTouchesItsShellAtACorner() {
        Drawing.of(1.5, 1.5, 5.5, 1.5, 5.5, 5.5, 1.5, 5.5)
                .hole(1.5, 1.5, 4.5, 2.5, 2.5, 4.5)
                .agreesWithJts(Drawing.EXACT);
        Drawing.of(1.5, 1.5, 5.5, 1.5, 5.5, 5.5, 1.5, 5.5)
                .hole(1.5, 3.5, 2.5, 2.5, 2.5, 4.5)
                .overlaps("""
                ........
                ........
                ..####..
                ..####..
                ..####..
                ..####..
                ........
                ........
                """);
    }

    @Test
    void bowTieNeighboursThatMeetAtACorner() {
        Drawing.of(1.5, 1.5, 3.5, 1.5, 3.5, 3.5, 1.5, 3.5)
                .and(3.5, 3.5, 5.5, 3.5, 5.5, 5.5, 3.5, 5.5)
                .overlaps("""
                ........
                ........
                ..##....
                ..##....
                ....##..
                ....##..
                ........
                ........
                """);
    }

    @Test
    void bowTieNeighboursThatMeetInsideACell() {
        Drawing.of(3, 3, 1.5, 2.5, 1.5, 3.5).and(3, 3, 4.5, 2.5, 4.5, 3.5).overlaps("""
                ........
                ........
                ........
                ..###...
                ........
                ........
                ........
                ........
                """);
    }

    @Test
    void neighboursThatShareAGridLineAreAUnion() {
        Drawing.of(1.5, 1.5, 3.5, 1.5, 3.5, 4.5, 1.5, 4.5)
                .and(3.5, 1.5, 5.5, 1.5, 5.5, 4.5, 3.5, 4.5)
                .overlaps("""
                ........
                ........
                ..####..
                ..####..
                ..####..
                ........
                ........
                ........
                """);
    }

    @Test
    void polygonThatIsThereTwiceIsThereOnce() {
        Drawing.of(1.5, 1.5, 3.5, 1.5, 3.5, 2.5, 1.5, 2.5)
                .and(1.5, 1.5, 3.5, 1.5, 3.5, 2.5, 1.5, 2.5)
                .overlaps("""
                ........
                ........
                ..##....
                ........
                ........
                ........
                ........
                ........
                """);
    }

    @Test
    void polygonAcrossTheWesternSide() {
        Drawing.of(-3, 2.5, 1.5, 2.5, 1.5, 3.5, -3, 3.5).overlaps("""
                ........
                ........
                ........
                ##......
                ........
                ........
                ........
                ........
                """);
    }

    @Test
    void polygonAcrossTheEasternSide() {
        Drawing.of(10, 2.5, 5.5, 2.5, 5.5, 3.5, 10, 3.5).overlaps("""
                ........
                ........
                ........
                ......##
                ........
                ........
                ........
                ........
                """);
    }

    @Test
    void polygonAcrossTheSouthernSide() {
        Drawing.of(2.5, 10, 2.5, 5.5, 3.5, 5.5, 3.5, 10).overlaps("""
                ........
                ........
                ........
                ........
                ........
                ........
                ...#....
                ...#....
                """);
    }

    @Test
    void polygonAcrossTheNorthernSide() {
        Drawing.of(2.5, -3, 2.5, 1.5, 3.5, 1.5, 3.5, -3).overlaps("""
                ...#....
                ...#....
                ........
                ........
                ........
                ........
                ........
                ........
                """);
    }

    @Test
    void diagonalSliverAcrossTheWholeGridThroughCorners() {
        Drawing.of(-2.5, -2.5, 10.5, 10.5, 10.5, 10.375).agreesWithJts(Drawing.EXACT);
        Drawing.of(-2.5, -2.5, 10.5, 10.5, 10.5, 10.375).agreesWithJts(Drawing.ROUNDED);
    }

    @Test
    void polygonsAtThePoles() {
        Grid grid = GridSpec.parse("10", Bounds.WORLD);
        Spans north = scan(grid, -180, 80, 180, 80, 180, 90, -180, 90);
        assertEquals(36, north.cells());
        assertEquals(0, north.row(0));
        Spans south = scan(grid, -30, -80, 0, -90, 30, -80);
        assertEquals(6, south.cells());
        assertEquals(17, south.row(0));
        assertEquals(0, scan(grid, -30, 90, 0, 90, 30, 90).cells(), "an edge along the pole has no area");
    }

    @Test
    void copiesBeyondTheWorldTouchItWithoutTakingCells() {
        Grid grid = GridSpec.parse("10", Bounds.WORLD);
        assertEquals(0, scan(grid, 180, 0, 190, 0, 190, 10, 180, 10).cells());
        assertEquals(0, scan(grid, -200, 0, -180, 0, -180, 10).cells());
        assertEquals(0, scan(grid, 539, 0, 540, 0, 540, 10).cells());
        assertEquals(1, scan(grid, 179.5, 1, 190, 1, 190, 2, 179.5, 2).cells());
    }

    @Test
    void everyCellOfAGridOfOneRowOneColumnOrOneCell() {
        Stream.of(new Grid(1, 8, 0, 1, 1, 1), new Grid(8, 1, 0, 8, 1, 1), new Grid(1, 1, 0, 1, 1, 1))
                .forEach(grid -> {
                    assertEquals(
                            (long) grid.nrows() * grid.ncols(),
                            scan(grid, 0, 0, 8, 0, 8, 8, 0, 8).cells());
                    assertEquals(0, scan(grid, 0, 0, -8, 0, 0, -8).cells());
                });
    }

    private static Spans scan(Grid grid, double... open) {
        return Drawing.scan(InclusionRule.ANY_OVERLAP, grid, Drawing.degrees(open))
                .spans();
    }

    private static Drawing whole() {
        return Drawing.of(-0.5, -0.5, 7.5, -0.5, 7.5, 7.5, -0.5, 7.5);
    }
}
