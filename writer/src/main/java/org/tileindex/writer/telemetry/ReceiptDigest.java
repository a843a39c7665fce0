package org.tileindex.writer.telemetry;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// The reading and digesting of one partition for its receipt.
@Name("org.tileindex.ReceiptDigest")
@Label("Receipt Digest")
@Category({"tile-index", "writer"})
@Description("All files of a partition read and digested for its receipt")
@StackTrace(false)
public final class ReceiptDigest extends Event {
    @Label("Folder")
    @Description("The partition, in staging or published")
    String folder = "";

    @Label("Files")
    @Description("Number of files read")
    int files;

    @Label("Size")
    @Description("Bytes of all files")
    @DataAmount
    long bytes;

    /// Ends and commits the event.
    public void finish(String partition, int count, long size) {
        end();
        if (shouldCommit()) {
            folder = partition;
            files = count;
            bytes = size;
            commit();
        }
    }
}
