/// Bytes of files, read in ranges: local files, web servers, object stores.
@NullMarked
package org.tileindex.raster.source;

import org.jspecify.annotations.NullMarked;
