/// Zones: countries or any polygons with an id, as rings of coordinates, and where they are read from.
@NullMarked
package org.tileindex.zone;

import org.jspecify.annotations.NullMarked;
