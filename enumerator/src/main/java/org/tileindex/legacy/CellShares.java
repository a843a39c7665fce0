package org.tileindex.legacy;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tileindex.grid.Grid;
import org.tileindex.grid.TurnedGrid;
import org.tileindex.scan.CellCoverage;
import org.tileindex.zone.JtsPolygons;
import org.tileindex.zone.Zone;

/// The shares of cells that a zone covers, one by one: JTS intersects each polygon with the cell and unites the parts.
/// Points where edges cross are rounded, so that a share is good to about nine digits.
final class CellShares {
    /// A share that JTS may have rounded down from 1.
    private static final double WHOLE = 1 - 1e-9;

    private final GeometryFactory factory = new GeometryFactory();
    private final List<TurnedGrid> turns;
    private final List<Polygon> polygons;
    private final CellCoverage.Builder cells = new CellCoverage.Builder();

    CellShares(Grid grid, Zone zone) {
        this.turns = TurnedGrid.of(grid);
        this.polygons = zone.polygons().stream().map(JtsPolygons::toJts).toList();
    }

    /// Decides the cells of `row` that belong to the zone. Rows come from north to south.
    void decide(int row, byte[] covered) {
        for (int col = 0; col < covered.length; col++) {
            if (covered[col] != 0) {
                double share = share(row, col);
                if (share < WHOLE) {
                    cells.add(row, col, Math.max(share, Double.MIN_NORMAL));
                }
            }
        }
    }

    private double share(int row, int col) {
        double share = 0;
        for (TurnedGrid turned : turns) {
            Envelope cell = new Envelope(
                    turned.westEdge(col),
                    turned.westEdge(col + 1),
                    turned.grid().northEdge(row + 1),
                    turned.grid().northEdge(row));
            share += covered(cell) / cell.getArea();
        }
        return share;
    }

    private double covered(Envelope cell) {
        Geometry rectangle = factory.toGeometry(cell);
        List<Geometry> parts = new ArrayList<>();
        for (Polygon polygon : polygons) {
            if (polygon.getEnvelopeInternal().intersects(cell)) {
                parts.add(OverlayNGRobust.overlay(polygon, rectangle, OverlayNG.INTERSECTION));
            }
        }
        return parts.isEmpty() ? 0 : OverlayNGRobust.union(parts).getArea();
    }

    CellCoverage found() {
        return cells.build();
    }
}
