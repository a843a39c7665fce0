package org.tileindex.raster.source;

import java.time.Duration;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/// Flight Recorder event: one request to a server, or one read of a local file. Redirects and repeats have events of
/// their own.
@Name("org.tileindex.SourceRead")
@Label("Source Read")
@Category({"tile-index", "raster"})
@Description("A request for bytes of a file, until the last byte or the failure")
@StackTrace(false)
public final class SourceRead extends Event {
    @Label("Source")
    @Description("Path or address that was asked, without secrets")
    String source = "";

    @Label("Position")
    @Description("Position of the first byte wanted in the file")
    long offset;

    @Label("Size")
    @Description("Bytes that came in the answer")
    @DataAmount
    long bytes;

    @Label("Status")
    @Description("Status code of the answer; 0 if none came, or the file is local")
    int status;

    @Label("First Byte Waited")
    @Description("Time from the sending of the request to the header of the answer")
    @Timespan
    long firstByte;

    /// Ends and commits the event.
    ///
    /// @param answer the status code of the answer, or 0
    /// @param waited until the header of the answer
    void finish(String name, long from, long count, int answer, Duration waited) {
        end();
        if (shouldCommit()) {
            source = name;
            offset = from;
            bytes = count;
            status = answer;
            firstByte = waited.toNanos();
            commit();
        }
    }
}
