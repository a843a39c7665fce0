package org.tileindex.telemetry;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// One shard of both datasets from its columns to the named files.
@Name("org.tileindex.Shard")
@Label("Shard")
@Category({"tile-index", "run"})
@Description("One shard of all datasets encoded and written to staging")
@StackTrace(false)
public final class ShardEvent extends Event {
    @Label("Zone")
    @Description("Id of the zone")
    String zone = "";

    @Label("Shard Number")
    @Description("Place among the shards of the zone, from 0")
    int number;

    @Label("Rows")
    @Description("Rows of the shard in each dataset")
    long rows;

    @Label("Size")
    @Description("Bytes of the files of all datasets; 0 where a resumed run found them")
    @DataAmount
    long bytes;

    /// Ends and commits the event.
    public void finish(String id, int place, long rowCount, long size) {
        end();
        if (shouldCommit()) {
            zone = id;
            number = place;
            rows = rowCount;
            bytes = size;
            commit();
        }
    }
}
