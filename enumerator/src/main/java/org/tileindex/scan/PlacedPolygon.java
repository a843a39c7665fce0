package org.tileindex.scan;

import org.tileindex.zone.ZonePolygon;

/// A polygon at one turn of the grid.
///
/// @param turn degrees by which the grid is moved westwards
record PlacedPolygon(ZonePolygon polygon, double turn) {}
