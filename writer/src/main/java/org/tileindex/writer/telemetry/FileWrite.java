package org.tileindex.writer.telemetry;

import java.nio.file.Path;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/// One file brought to the disk. The event lasts as long as the sync. The writes to the operating system, which happen
/// earlier, between the encoding of pages, are summed up in the write time.
@Name("org.tileindex.FileWrite")
@Label("File Write")
@Category({"tile-index", "writer"})
@Description("A complete file of a shard synced in staging")
@StackTrace(false)
public final class FileWrite extends Event {
    @Label("Path")
    @Description("The file in staging, under its final name")
    String path = "";

    @Label("Size")
    @Description("Bytes of the file")
    @DataAmount
    long bytes;

    @Label("Write Time")
    @Description("Time in writes to the operating system since the file was opened")
    @Timespan
    long writeTime;

    @Label("Sync Time")
    @Description("Time taken to sync the file")
    @Timespan
    long syncTime;

    /// Ends and commits the event; times are nanoseconds.
    public void finish(Path file, long size, long writeNanos, long syncNanos) {
        end();
        if (shouldCommit()) {
            path = file.toString();
            bytes = size;
            writeTime = writeNanos;
            syncTime = syncNanos;
            commit();
        }
    }
}
