package org.tileindex.raster.tiff;

/// Where on the ground the pixels of an image lie, in units of its CRS. Edges are parallel to the axes.
///
/// @param originX the western edge of the first column
/// @param originY the northern edge of the northernmost row
/// @param pixelWidth of a column, positive
/// @param pixelHeight of a row, positive
/// @param southUp the file's first row is the southernmost. Rows are counted from the north here, so row `r` is the
///     file's row `height - 1 - r`
public record Georeference(double originX, double originY, double pixelWidth, double pixelHeight, boolean southUp) {}
