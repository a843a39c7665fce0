/// Flight Recorder events of a run: what was read, scanned and written, and how fast. They know nothing of what emits
/// them.
@NullMarked
package org.tileindex.telemetry;

import org.jspecify.annotations.NullMarked;
