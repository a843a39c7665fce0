package org.tileindex.scan;

import org.junit.jupiter.api.Test;

/// Vertices that lie on centroids or on their latitudes.
class DegenerateVerticesTest {

    @Test
    void localMaximumOnACentroid() {
        Drawing.of(3, 1, 5.5, 4.5, 0.5, 4.5).covers("""
                ........
                ...#....
                ...#....
                ..###...
                .#####..
                ........
                ........
                ........
                """);
    }

    @Test
    void localMinimumOnACentroid() {
        Drawing.of(0.5, 1.5, 5.5, 1.5, 3, 5).covers("""
                ........
                ........
                .#####..
                ..###...
                ...#....
                ...#....
                ........
                ........
                """);
    }

    @Test
    void localMaximumAndMinimumOnALatitudeBetweenCentroids() {
        Drawing.of(3.5, 2, 5.5, 4, 3.5, 6, 1.5, 4).covers("""
                ........
                ........
                ........
                ...##...
                ..####..
                ...##...
                ........
                ........
                """);
    }

    @Test
    void diamondWithAllFourVerticesOnCentroids() {
        Drawing.of(4, 1, 7, 4, 4, 7, 1, 4).covers("""
                ........
                ....#...
                ...###..
                ..#####.
                .#######
                ..#####.
                ...###..
                ....#...
                """);
    }

    @Test
    void vertexOnACentroidWhereTheRingPassesThroughUpwards() {
        Drawing.of(1, 6.5, 3, 4, 1, 1.5, 6, 1.5, 6, 6.5).covers("""
                ........
                ........
                ..#####.
                ...####.
                ...####.
                ...####.
                ..#####.
                ........
                """);
    }

    @Test
    void innerMaximumOnACentroidPointsIntoTheZone() {
        // A notch from below whose tip is a centroid.
        Drawing.of(0.5, 1.5, 6.5, 1.5, 6.5, 6.5, 5.5, 6.5, 4, 3, 2.5, 6.5, 0.5, 6.5)
                .covers("""
                ........
                ........
                .######.
                .######.
                .###.##.
                .###.##.
                .##...#.
                ........
                """);
    }

    @Test
    void innerMinimumOnACentroidPointsIntoTheZone() {
        Drawing.of(0.5, 0.5, 2.5, 0.5, 4, 5, 5.5, 0.5, 6.5, 0.5, 6.5, 6.5, 0.5, 6.5)
                .agreesWithJts(Drawing.EXACT);
    }

    @Test
    void manyMaximaOnOneLatitude() {
        Drawing.of(0, 6, 1, 2, 2, 5, 3, 2, 4, 5, 5, 2, 6, 6).covers("""
                ........
                ........
                .#.#.#..
                .#.#.#..
                .#.#.#..
                .#####..
                #######.
                ........
                """);
    }

    @Test
    void horizontalPlateauBetweenAMaximumAndAMinimum() {
        Drawing.of(0, 6, 1, 3, 3, 3, 4, 5, 6, 5, 7, 1, 7, 6).agreesWithJts(Drawing.EXACT);
    }

    @Test
    void twoPolygonsThatTouchInACentroidBothTakeItOnce() {
        Drawing.of(1, 1, 3, 1, 3, 3, 1, 3).and(3, 3, 5, 3, 5, 5, 3, 5).covers("""
                ........
                .###....
                .###....
                .#####..
                ...###..
                ...###..
                ........
                ........
                """);
    }

    @Test
    void twoPolygonsThatShareAnEdgeOnCentroids() {
        Drawing.of(1, 1, 3, 1, 3, 5, 1, 5).and(3, 1, 6, 1, 6, 5, 3, 5).covers("""
                ........
                .######.
                .######.
                .######.
                .######.
                .######.
                ........
                ........
                """);
    }

    @Test
    void twoPolygonsThatShareASlopingEdgeOnCentroids() {
        Drawing.of(1, 1, 6, 1, 1, 6).and(6, 1, 6, 6, 1, 6).covers("""
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
    void overlappingPolygonsOfOneZoneAreAUnion() {
        Drawing.of(1, 1, 4, 1, 4, 4, 1, 4).and(3, 3, 6, 3, 6, 6, 3, 6).covers("""
                ........
                .####...
                .####...
                .######.
                .######.
                ...####.
                ...####.
                ........
                """);
    }

    @Test
    void zoneOfOneCentroidOnly() {
        Drawing.of(3, 3, 3.25, 3.25, 3, 3.25).covers("""
                ........
                ........
                ........
                ...#....
                ........
                ........
                ........
                ........
                """);
    }
}
