/// Zones: countries or any other polygons with an id, as rings of coordinates; their checks, repair and layout in the
/// plane.
@NullMarked
package org.tileindex.zone;

import org.jspecify.annotations.NullMarked;
