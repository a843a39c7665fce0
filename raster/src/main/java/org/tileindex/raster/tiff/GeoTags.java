package org.tileindex.raster.tiff;

import java.util.Optional;
import org.tileindex.fault.TileIndexException;

/// The fields of a directory that place its image on the ground (OGC GeoTIFF 1.1, section 7.3), as GDAL combines them.
final class GeoTags {
    private static final int VALUES_OF_A_TIE = 6;
    private static final int MOST_TIES = 1000;

    private final TiffFile file;

    /// ModelPixelScale: width and height of a pixel.
    private final double[] scale;

    /// ModelTiepoint: column, row, plane, x, y, z of each point.
    private final double[] ties;

    /// ModelTransformation, in rows of four.
    private final double[] matrix;

    private final boolean pixelIsPoint;

    private GeoTags(Directory directory, boolean pixelIsPoint) throws TileIndexException, InterruptedException {
        this.file = directory.file();
        this.scale = directory.doubles(Tag.MODEL_PIXEL_SCALE, 3);
        this.ties = directory.doubles(Tag.MODEL_TIEPOINT, VALUES_OF_A_TIE * MOST_TIES);
        this.matrix = directory.doubles(Tag.MODEL_TRANSFORMATION, 16);
        this.pixelIsPoint = pixelIsPoint;
    }

    static GeoTags read(Directory directory, boolean pixelIsPoint) throws TileIndexException, InterruptedException {
        return new GeoTags(directory, pixelIsPoint);
    }

    /// Whether coordinates are those of pixels' centres, not of corners.
    boolean pixelIsPoint() {
        return pixelIsPoint;
    }

    /// The six numbers of GDAL's geotransform, where the file has one: x of the first pixel's outer corner, width,
    /// shear, y of the corner, shear, height. Each is computed by the operations, in the order, that GDAL uses.
    Optional<double[]> transform() {
        if (scale.length >= 2 && scale[0] != 0 && scale[1] != 0) {
            return ties.length < VALUES_OF_A_TIE ? Optional.empty() : Optional.of(ofScale());
        }
        return matrix.length == 16 ? Optional.of(ofMatrix()) : Optional.empty();
    }

    private double[] ofScale() {
        double width = scale[0];
        double height = -scale[1];
        return shifted(new double[] {
            ties[3] - ties[0] * width, width, 0, ties[4] - ties[1] * height, 0, height,
        });
    }

    private double[] ofMatrix() {
        return shifted(new double[] {matrix[3], matrix[0], matrix[1], matrix[7], matrix[4], matrix[5]});
    }

    private double[] shifted(double[] transform) {
        if (pixelIsPoint) {
            transform[0] -= transform[1] * 0.5 + transform[2] * 0.5;
            transform[3] -= transform[4] * 0.5 + transform[5] * 0.5;
        }
        return transform;
    }

    /// The place of an image.
    ///
    /// @throws TileIndexException E002 if there is none, or one that is not axis-parallel
    Georeference georeference(int height) throws TileIndexException {
        Optional<double[]> found = transform();
        if (found.isEmpty()) {
            throw file.damaged(
                    ties.length > VALUES_OF_A_TIE
                            ? "it is placed by %d control points, which is not a grid"
                                    .formatted(ties.length / VALUES_OF_A_TIE)
                            : "it does not say where on the ground its pixels lie");
        }
        double[] transform = found.orElseThrow();
        refuseOtherTies(transform);
        for (double number : transform) {
            if (!Double.isFinite(number)) {
                throw file.damaged("its place on the ground is not finite");
            }
        }
        if (transform[2] != 0 || transform[4] != 0) {
            throw file.damaged("it is rotated or sheared");
        }
        if (transform[1] <= 0 || transform[5] == 0 || (scale.length >= 2 && scale[1] < 0)) {
            throw file.damaged("the size of its pixels is %s x %s".formatted(transform[1], -transform[5]));
        }
        boolean southUp = transform[5] > 0;
        double north = southUp ? transform[3] + height * transform[5] : transform[3];
        return new Georeference(transform[0], north, transform[1], Math.abs(transform[5]), southUp);
    }

    /// A pixel scale has one tie point. Further ones may be there if they say the same to a thousandth of a pixel.
    private void refuseOtherTies(double[] transform) throws TileIndexException {
        boolean scaled = scale.length >= 2 && scale[0] != 0 && scale[1] != 0;
        double half = pixelIsPoint ? 0.5 : 0;
        for (int i = VALUES_OF_A_TIE; scaled && i + VALUES_OF_A_TIE <= ties.length; i += VALUES_OF_A_TIE) {
            double column = (ties[i + 3] - transform[0]) / transform[1];
            double row = (ties[i + 4] - transform[3]) / transform[5];
            boolean same = Math.abs(column - ties[i] - half) < 1e-3 && Math.abs(row - ties[i + 1] - half) < 1e-3;
            if (!same) {
                throw file.damaged(
                        "its pixel scale contradicts its %d tie points".formatted(ties.length / VALUES_OF_A_TIE));
            }
        }
    }
}
