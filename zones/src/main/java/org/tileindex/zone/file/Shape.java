package org.tileindex.zone.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.ZonePolygon;

/// The geometry of a feature.
///
/// @param other kind of a part that is not a polygon, with an article; empty if all parts are polygons
/// @param fault the refusal (E001) of a geometry that is damaged or curved
record Shape(List<ZonePolygon> polygons, String other, Optional<TileIndexException> fault) {
    /// A geometry that is absent or empty.
    static final Shape NONE = new Shape(List.of(), "", Optional.empty());

    Shape {
        polygons = List.copyOf(polygons);
    }

    static Shape of(List<ZonePolygon> polygons, String other) {
        return new Shape(polygons, other, Optional.empty());
    }

    static Shape refused(TileIndexException fault) {
        return new Shape(List.of(), "", Optional.of(fault));
    }

    /// The geometry of all parts together.
    static Shape union(List<Shape> parts) {
        List<ZonePolygon> polygons = new ArrayList<>();
        String other = "";
        for (Shape part : parts) {
            polygons.addAll(part.polygons());
            other = part.other().isEmpty() ? other : part.other();
        }
        return new Shape(
                polygons,
                other,
                parts.stream().flatMap(part -> part.fault().stream()).findFirst());
    }
}
