package org.tileindex.raster.tiff;

/// What turns the stored numbers of a band into its values: `stored * scale + offset`.
public record Scaling(double scale, double offset) {}
