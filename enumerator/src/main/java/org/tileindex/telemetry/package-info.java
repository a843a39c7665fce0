/// Measurements of a run: stages, samples, progress, and the events of Flight Recorder. They know nothing of what emits
/// them.
@NullMarked
package org.tileindex.telemetry;

import org.jspecify.annotations.NullMarked;
