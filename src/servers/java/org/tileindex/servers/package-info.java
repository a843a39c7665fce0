/// Whole runs that read rasters from servers of the same process.
@NullMarked
package org.tileindex.servers;

import org.jspecify.annotations.NullMarked;
