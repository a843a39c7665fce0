package org.tileindex.zone.file;

import java.util.List;
import java.util.Optional;
import org.tileindex.zone.ZonePolygon;

/// One record of a zone file: its id, if it has one, and its geometry.
record Feature(Optional<String> id, Shape shape) {
    List<ZonePolygon> polygons() {
        return shape.polygons();
    }
}
