/// Results that runs keep on the disk for later runs.
@NullMarked
package org.tileindex.cache;

import org.jspecify.annotations.NullMarked;
