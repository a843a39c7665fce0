package org.tileindex.writer.telemetry;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/// The compression of one finished page. Pages that are compressed while they are encoded have no such event; see
/// [PageEncode].
@Name("org.tileindex.Compress")
@Label("Compress")
@Category({"tile-index", "writer"})
@Description("Compression of one encoded page")
@StackTrace(false)
@Threshold("1 ms")
public final class Compress extends Event {
    @Label("Codec")
    @Description("Parquet's name of the codec")
    String codec = "";

    @Label("Bytes In")
    @Description("Bytes before compression")
    @DataAmount
    long bytesIn;

    @Label("Bytes Out")
    @Description("Bytes after compression")
    @DataAmount
    long bytesOut;

    /// Ends and commits the event.
    public void finish(String codecName, long in, long out) {
        end();
        if (shouldCommit()) {
            codec = codecName;
            bytesIn = in;
            bytesOut = out;
            commit();
        }
    }
}
