/// Zone files: their formats, a reader for each format, and the zones they contain.
@NullMarked
package org.tileindex.zone.file;

import org.jspecify.annotations.NullMarked;
