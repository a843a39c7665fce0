package org.tileindex.zone.file;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Flight Recorder event: the features of a zone file were decoded and gathered into zones. The file's bytes are in
/// memory before it begins.
@Name("org.tileindex.ZoneRead")
@Label("Zone Read")
@Category({"tile-index", "run"})
@Description("Zones decoded from the bytes of their file")
@StackTrace(false)
public final class ZoneRead extends Event {
    @Label("Source")
    @Description("Path of the zone file, or the name of the embedded data")
    String source = "";

    @Label("Format")
    @Description("Format recognised from the content")
    String format = "";

    @Label("Size")
    @Description("Bytes of the file and of the files beside it")
    @DataAmount
    long bytes;

    @Label("Features")
    @Description("Features decoded, including those without an id")
    int features;

    @Label("Zones")
    @Description("Distinct ids among the features")
    int zones;

    /// Ends and commits the event.
    public void finish(String name, String formatName, long size, int featureCount, int zoneCount) {
        end();
        if (shouldCommit()) {
            source = name;
            format = formatName;
            bytes = size;
            features = featureCount;
            zones = zoneCount;
            commit();
        }
    }
}
