package org.tileindex.telemetry;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// One look into a cache.
@Name("org.tileindex.CacheAccess")
@Label("Cache Access")
@Category({"tile-index", "run"})
@Description("One look into a cache")
@StackTrace(false)
final class CacheAccess extends Event {
    @Label("Cache")
    @Description("Name of the cache")
    String cache = "";

    @Label("Key")
    @Description("Key of the entry")
    String key = "";

    @Label("Hit")
    @Description("Whether the entry was there and whole")
    boolean hit;

    @Label("Size")
    @Description("Bytes of the entry; 0 for a miss")
    @DataAmount
    long bytes;

    /// Commits the event.
    void record(String name, String entry, boolean found, long size) {
        if (shouldCommit()) {
            cache = name;
            key = entry;
            hit = found;
            bytes = size;
            commit();
        }
    }
}
