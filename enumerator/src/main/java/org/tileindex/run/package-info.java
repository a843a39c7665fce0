/// One run, from its request to published datasets.
@NullMarked
package org.tileindex.run;

import org.jspecify.annotations.NullMarked;
