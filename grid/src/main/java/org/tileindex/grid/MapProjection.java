package org.tileindex.grid;

import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.Projection;

/// Takes places from longitude and latitude to the plane of a [Crs], and back. For one thread.
///
/// proj4j computes it, from parameters alone: transverse Mercator by Krüger's series, as PROJ does. No datum is
/// shifted, because all datums here agree with WGS84.
public final class MapProjection {
    private static final double DEGREES_PER_METRE = 180 / (6378137 * Math.PI);

    private final boolean isCylinder;
    private final Projection projection;
    private final ProjCoordinate from = new ProjCoordinate();
    private final ProjCoordinate to = new ProjCoordinate();

    /// @param crs a projected one
    public MapProjection(Crs crs) {
        this.isCylinder = crs.equals(Crs.WEB_MERCATOR);
        this.projection = new CRSFactory()
                .createFromParameters(crs.name(), crs.projection())
                .getProjection();
    }

    /// Computes the place in the plane of a longitude and a latitude; NaN where there is none. Longitudes beyond ±180
    /// go on in the plane.
    ///
    /// @param place receives `x` and `y`, in metres
    public void project(double lon, double lat, double[] place) {
        from.setValue(lon, lat);
        try {
            projection.project(from, to);
            place[0] = to.x;
            place[1] = to.y;
        } catch (Proj4jException e) {
            place[0] = Double.NaN;
            place[1] = Double.NaN;
        }
    }

    /// Computes the longitude and latitude of a place in the plane; NaN where there is none. The longitude is within
    /// 180° of the middle of the plane, except where the plane has no end.
    ///
    /// @param place receives longitude and latitude, in degrees
    public void locate(double x, double y, double[] place) {
        from.setValue(x, y);
        try {
            projection.inverseProject(from, to);
            double middle = projection.getProjectionLongitudeDegrees();
            place[0] = isCylinder ? x * DEGREES_PER_METRE : middle + Math.IEEEremainder(to.x - middle, Grid.TURN);
            place[1] = to.y;
        } catch (Proj4jException e) {
            place[0] = Double.NaN;
            place[1] = Double.NaN;
        }
    }

    /// The longitude in the middle of the plane.
    public double middle() {
        return projection.getProjectionLongitudeDegrees();
    }
}
