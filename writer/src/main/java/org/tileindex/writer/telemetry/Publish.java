package org.tileindex.writer.telemetry;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// The publication of one dataset by its rename, or the finding that it was published before. Its receipt is computed
/// earlier; see [ReceiptDigest].
@Name("org.tileindex.Publish")
@Label("Publish")
@Category({"tile-index", "writer"})
@Description("A dataset renamed to its published name, and the name made durable")
@StackTrace(false)
public final class Publish extends Event {
    @Label("Dataset")
    @Description("Name of the dataset")
    String dataset = "";

    @Label("Files")
    @Description("Number of files in the partition")
    int files;

    @Label("Size")
    @Description("Bytes of all files of the partition")
    @DataAmount
    long bytes;

    @Label("Already There")
    @Description("Whether the same bytes had been published before, so that nothing was renamed")
    boolean alreadyThere;

    /// Ends and commits the event.
    public void finish(String name, int count, long size, boolean publishedBefore) {
        end();
        if (shouldCommit()) {
            dataset = name;
            files = count;
            bytes = size;
            alreadyThere = publishedBefore;
            commit();
        }
    }
}
