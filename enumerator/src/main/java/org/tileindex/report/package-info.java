/// Reports of a run for people and programs: its result, the report page with its map and charts, and the numbers as
/// people read them.
@NullMarked
package org.tileindex.report;

import org.jspecify.annotations.NullMarked;
