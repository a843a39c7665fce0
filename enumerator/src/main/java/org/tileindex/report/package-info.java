/// The page that shows a run: timeline, throughput, costs, countries and map.
@NullMarked
package org.tileindex.report;

import org.jspecify.annotations.NullMarked;
