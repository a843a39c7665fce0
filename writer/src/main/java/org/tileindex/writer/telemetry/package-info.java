/// The Flight Recorder events of the writer, about pages, compression, files and publishing. They depend on no other
/// package.
@NullMarked
package org.tileindex.writer.telemetry;

import org.jspecify.annotations.NullMarked;
