/// Whole runs that read rasters from servers of the same process, or write outputs there.
@NullMarked
package org.tileindex.servers;

import org.jspecify.annotations.NullMarked;
