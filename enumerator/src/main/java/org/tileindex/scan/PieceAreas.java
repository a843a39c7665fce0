package org.tileindex.scan;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.tileindex.zone.ZonePolygon;

/// The areas under the pieces of edges, by Green's theorem: the part of a cell that a polygon covers is the sum, over
/// the pieces of its edges in the cell's row, of the part of the cell that lies east of the piece. Its sign says on
/// which side of the piece the polygon lies. So holes and several polygons add up, whatever order their edges have.
///
/// All numbers have two doubles. A coordinate of a piece is off by less than 2^-100 of the greatest coordinate, so that
/// a cell of a millionth of it has its share of a piece to 2^-79: ten million pieces in a cell leave 2^-55 of the cell,
/// a quarter of the spacing of doubles at 1.
final class PieceAreas implements PieceSink {
    private static final double STEEPEST = 0x1p500;

    private final Lattice lattice;
    private final CoveredAreas areas;
    private int member;
    private boolean insideIsLeft;
    private double sign;
    private double highX;
    private double highY;
    private double lowX;
    private double lowY;
    /// Longitude per latitude of the edge, or the other way round, where they are known.
    private TwoDoubles slope = TwoDoubles.ZERO;

    private TwoDoubles grade = TwoDoubles.ZERO;
    private boolean hasSlope;
    private boolean hasGrade;

    /// @param lattice of cells' edges
    PieceAreas(Lattice lattice, CoveredAreas areas) {
        this.lattice = lattice;
        this.areas = areas;
    }

    /// Begins with a ring of a polygon.
    ///
    /// @param number of the polygon among those that share the areas
    /// @param hole the polygon lies outside of the ring
    void ring(int number, ZonePolygon polygon, double[] ring, boolean hole) {
        member = number;
        insideIsLeft =
                polygon.isOriented() || Orientation.isCCW(new PackedCoordinateSequence.Double(ring, 2, 0)) != hole;
    }

    @Override
    public void edge(double[] ring, int vertex, boolean down) {
        int high = down ? 2 * vertex : 2 * vertex + 2;
        int low = down ? 2 * vertex + 2 : 2 * vertex;
        highX = ring[high];
        highY = ring[high + 1];
        lowX = ring[low];
        lowY = ring[low + 1];
        sign = down == insideIsLeft ? 1 : -1;
        hasSlope = false;
        hasGrade = false;
    }

    @Override
    public void piece(int row, int from, int to, boolean fromVertex, boolean toVertex) {
        double northY = fromVertex ? highY : lattice.lat(row);
        double southY = toVertex ? lowY : lattice.lat(row + 1);
        if (from == to && (from & 1) != 0) {
            add(row, (from >> 1) - 1, TwoDoubles.difference(northY, southY));
            return;
        }
        int west = (Math.min(from, to) - 1) >> 1;
        int east = (Math.max(from, to) >> 1) - 1;
        TwoDoubles northX = fromVertex ? new TwoDoubles(highX, 0) : longitudeAt(northY);
        TwoDoubles southX = toVertex ? new TwoDoubles(lowX, 0) : longitudeAt(southY);
        TwoDoubles north = new TwoDoubles(northY, 0);
        TwoDoubles south = new TwoDoubles(southY, 0);
        if (west == east) {
            add(row, west, TwoDoubles.difference(northY, southY), northX, southX);
        } else if (from < to) {
            cross(row, west, east, northX, north, southX, south);
        } else {
            cross(row, west, east, southX, south, northX, north);
        }
    }

    /// Cuts a piece at the meridians between columns `west` and `east`, which is another one. Columns that are not
    /// decided at this turn are put together.
    private void cross(
            int row, int west, int east, TwoDoubles westX, TwoDoubles westY, TwoDoubles eastX, TwoDoubles eastY) {
        boolean falls = westY.minus(eastY).high() >= 0;
        TwoDoubles x = westX;
        TwoDoubles y = westY;
        int last = Math.min(east, lattice.endCol());
        for (int col = Math.max(west, lattice.firstCol() - 1); col < last; col++) {
            double meridian = lattice.lon(col + 1);
            TwoDoubles nextX = new TwoDoubles(meridian, 0);
            TwoDoubles nextY = latitudeAt(meridian);
            add(row, col, falls ? y.minus(nextY) : nextY.minus(y), x, nextX);
            x = nextX;
            y = nextY;
        }
        add(row, Math.max(last, lattice.firstCol() - 1), falls ? y.minus(eastY) : eastY.minus(y), x, eastX);
    }

    /// Adds a piece of a `height` that has its ends at longitudes `a` and `b` of a column.
    private void add(int row, int col, TwoDoubles height, TwoDoubles a, TwoDoubles b) {
        if (col >= lattice.firstCol() && col < lattice.endCol()) {
            int at = areas.at(row, col);
            TwoDoubles east = new TwoDoubles(lattice.lon(col + 1), 0);
            TwoDoubles width = east.minus(a).plus(east.minus(b)).scaled(sign / 2);
            areas.pass(at, member);
            areas.addArea(at, height.times(width));
            areas.addHeight(at, height.scaled(sign));
        } else {
            add(row, col, height);
        }
    }

    /// Adds a piece that lies west of the columns after `col`, and in none of them.
    private void add(int row, int col, TwoDoubles height) {
        int west = Math.clamp(col, lattice.firstCol() - 1, lattice.endCol() - 1);
        areas.addHeight(areas.at(row, west), height.scaled(sign));
    }

    private TwoDoubles longitudeAt(double lat) {
        if (!hasSlope) {
            slope = ratio(TwoDoubles.difference(lowX, highX), TwoDoubles.difference(lowY, highY));
            hasSlope = true;
        }
        return TwoDoubles.difference(lat, highY).times(slope).plus(new TwoDoubles(highX, 0));
    }

    private TwoDoubles latitudeAt(double lon) {
        if (!hasGrade) {
            grade = ratio(TwoDoubles.difference(lowY, highY), TwoDoubles.difference(lowX, highX));
            hasGrade = true;
        }
        return TwoDoubles.difference(lon, highX).times(grade).plus(new TwoDoubles(highY, 0));
    }

    /// `a / b`, or 0 for an edge so near to a parallel or a meridian that any point of it will do.
    private static TwoDoubles ratio(TwoDoubles a, TwoDoubles b) {
        TwoDoubles ratio = a.over(b);
        return Math.abs(ratio.high()) < STEEPEST ? ratio : TwoDoubles.ZERO;
    }
}
