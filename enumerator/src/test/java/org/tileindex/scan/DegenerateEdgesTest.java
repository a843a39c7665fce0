package org.tileindex.scan;

import org.junit.jupiter.api.Test;

/// Edges that run through centroids.
class DegenerateEdgesTest {

    @Test
    void verticalEdgesOnCentroidsAreInside() {
        Drawing.of(2, 1.5, 5, 1.5, 5, 5.5, 2, 5.5).covers("""
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
    void horizontalEdgesOnCentroidsAreInsideAtTopAndBottom() {
        Drawing.of(1.5, 2, 5.5, 2, 5.5, 5, 1.5, 5).covers("""
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
    void rectangleWithAllEdgesOnCentroidsIsClosed() {
        Drawing.of(2, 2, 5, 2, 5, 5, 2, 5).covers("""
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
    void rectangleBetweenCentroidsTakesOnlyWhatIsInside() {
        Drawing.of(1.5, 1.5, 5.5, 1.5, 5.5, 5.5, 1.5, 5.5).covers("""
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
    void diagonalEdgeThroughCentroidsIsInside() {
        Drawing.of(1, 6, 6, 1, 6, 6).covers("""
                ........
                ......#.
                .....##.
                ....###.
                ...####.
                ..#####.
                .######.
                ........
                """);
    }

    @Test
    void diagonalEdgeOfSlopeOneThirdThroughEveryThirdCentroid() {
        Drawing.of(0, 4, 6, 2, 6, 7, 0, 7).covers("""
                ........
                ........
                ......#.
                ...####.
                #######.
                #######.
                #######.
                #######.
                """);
    }

    @Test
    void staircaseUpHasHorizontalEdgesInItsMiddle() {
        Drawing.of(1, 6, 1, 4, 3, 4, 3, 2, 5, 2, 5, 1, 6, 1, 6, 6).covers("""
                ........
                .....##.
                ...####.
                ...####.
                .######.
                .######.
                .######.
                ........
                """);
    }

    @Test
    void staircaseDownHasHorizontalEdgesInItsMiddle() {
        Drawing.of(1, 6, 1, 1, 2, 1, 2, 2, 4, 2, 4, 4, 6, 4, 6, 6).covers("""
                ........
                .##.....
                .####...
                .####...
                .######.
                .######.
                .######.
                ........
                """);
    }

    @Test
    void staircaseOfSlopingRisersBetweenHorizontalEdgesOnCentroidLatitudes() {
        Drawing.of(0.5, 6, 1.25, 4, 3, 4, 3.5, 2, 5, 2, 5.25, 1, 6, 1, 6.75, 6).covers("""
                ........
                ......#.
                ....###.
                ....###.
                ..#####.
                .######.
                .######.
                ........
                """);
    }

    @Test
    void horizontalEdgeInTheMiddleWhereTheRingTurnsBackUnderIt() {
        // An S: the second edge on row 3 is left on the same side of the latitude as it was reached from.
        Drawing.of(1, 1, 6, 1, 6, 3, 3, 3, 3, 4, 6, 4, 6, 6, 1, 6).covers("""
                ........
                .######.
                .######.
                .######.
                .######.
                .######.
                .######.
                ........
                """);
    }

    @Test
    void notchWhoseFloorLiesOnCentroids() {
        Drawing.of(1, 1, 2.5, 1, 2.5, 4, 4.5, 4, 4.5, 1, 6, 1, 6, 6, 1, 6).covers("""
                ........
                .##..##.
                .##..##.
                .##..##.
                .######.
                .######.
                .######.
                ........
                """);
    }

    @Test
    void collinearVerticesOnCentroidsAndBetweenThem() {
        Drawing.of(2, 2, 3, 2, 3.25, 2, 4, 2, 5, 2, 5, 3, 5, 3.5, 5, 5, 4, 5, 3, 5, 2, 5, 2, 4, 2, 3)
                .covers("""
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
    void repeatedVerticesChangeNothing() {
        Drawing.of(2, 2, 2, 2, 5, 2, 5, 2, 5, 2, 5, 5, 2, 5).covers("""
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
    void sliverThinnerThanACellBetweenCentroidsHasNoCells() {
        Drawing.of(0.2, 1.2, 6.8, 1.2, 6.8, 1.3, 0.2, 1.3).covers("........\n".repeat(Drawing.SIDE));
    }

    @Test
    void sliverThinnerThanACellAlongCentroidsTakesThem() {
        Drawing.of(0.2, 2, 6.8, 2, 6.8, 2.01, 0.2, 2.01).covers("""
                ........
                ........
                .######.
                ........
                ........
                ........
                ........
                ........
                """);
    }

    @Test
    void diagonalSliverTakesTheCentroidsOnItsEdge() {
        Drawing.of(1, 6, 6, 1, 6.25, 1, 1.25, 6).covers("""
                ........
                ......#.
                .....#..
                ....#...
                ...#....
                ..#.....
                .#......
                ........
                """);
    }

    @Test
    void needleThatEndsOnACentroid() {
        Drawing.of(1.5, 3.75, 1.5, 4.25, 6, 4).covers("""
                ........
                ........
                ........
                ........
                ..#####.
                ........
                ........
                ........
                """);
    }

    @Test
    void spikeWithoutWidthIsPartOfTheBoundary() {
        // Out and back along row 2; invalid as a zone, yet JTS locates its points on the boundary.
        Drawing.of(1.5, 1.5, 3.5, 1.5, 3.5, 2, 6, 2, 3.5, 2, 3.5, 4.5, 1.5, 4.5).covers("""
                ........
                ........
                ..#####.
                ..##....
                ..##....
                ........
                ........
                ........
                """);
    }

    @Test
    void verticalSpikeWithoutWidthIsPartOfTheBoundary() {
        Drawing.of(1.5, 3.5, 3, 3.5, 3, 1, 3, 3.5, 5.5, 3.5, 5.5, 5.5, 1.5, 5.5).covers("""
                ........
                ...#....
                ...#....
                ...#....
                ..####..
                ..####..
                ........
                ........
                """);
    }
}
