/// Zones in longitude and latitude, taken into the plane of a projected grid (contract, section 8.4).
@NullMarked
package org.tileindex.projection;

import org.jspecify.annotations.NullMarked;
