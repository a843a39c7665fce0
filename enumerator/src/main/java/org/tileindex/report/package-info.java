/// The page that shows a person what a run did, and the picture of the tiles found.
@NullMarked
package org.tileindex.report;

import org.jspecify.annotations.NullMarked;
