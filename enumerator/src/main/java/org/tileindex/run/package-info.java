/// One run: parameters, tasks, publishing and the report.
@NullMarked
package org.tileindex.run;

import org.jspecify.annotations.NullMarked;
