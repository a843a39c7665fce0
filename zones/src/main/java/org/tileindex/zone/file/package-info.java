/// Zone files: formats, their readers, and the zones they hold.
@NullMarked
package org.tileindex.zone.file;

import org.jspecify.annotations.NullMarked;
