package org.tileindex.telemetry;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// One run from the request to its report; a run that fails has none.
@Name("org.tileindex.Run")
@Label("Run")
@Category({"tile-index", "run"})
@Description("One run, from the request to the published datasets")
@StackTrace(false)
public final class RunEvent extends Event {
    @Label("Parameter Hash")
    @Description("SHA-256 of everything that decides the bytes")
    String parameterHash = "";

    @Label("Zones")
    @Description("Number of zones enumerated")
    int zones;

    @Label("Workers")
    @Description("Number of worker threads")
    int workers;

    @Label("Tiles")
    @Description("Rows of each dataset")
    long tiles;

    @Label("Shards")
    @Description("Files of each dataset")
    int shards;

    @Label("Size")
    @Description("Bytes of all datasets together")
    @DataAmount
    long bytes;

    /// Ends and commits the event.
    public void finish(String hash, int zoneCount, int workerCount, long tileCount, int shardCount, long size) {
        end();
        if (shouldCommit()) {
            parameterHash = hash;
            zones = zoneCount;
            workers = workerCount;
            tiles = tileCount;
            shards = shardCount;
            bytes = size;
            commit();
        }
    }
}
