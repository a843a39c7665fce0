/// Flight Recorder events of the writer: pages, compression, files, publishing. They know nothing of what emits them.
@NullMarked
package org.tileindex.writer.telemetry;

import org.jspecify.annotations.NullMarked;
