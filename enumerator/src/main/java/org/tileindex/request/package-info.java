/// The request of a run: output, zones, cells, layout of files, and use of the machine.
@NullMarked
package org.tileindex.request;

import org.jspecify.annotations.NullMarked;
