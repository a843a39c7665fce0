package org.tileindex.zone.file;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Flight Recorder event: the features of the zone files were decoded and gathered into zones. The files' bytes are
/// in memory before it begins.
@Name("org.tileindex.ZoneRead")
@Label("Zone Read")
@Category({"tile-index", "run"})
@Description("Zones decoded from the bytes of their file")
@StackTrace(false)
public final class ZoneRead extends Event {
    @Label("Source")
    @Description("Path of the zones as typed, or the name of the embedded data")
    String source = "";

    @Label("Format")
    @Description("Formats recognised from the content")
    String format = "";

    @Label("Parts")
    @Description("Zone files read")
    int parts;

    @Label("Size")
    @Description("Bytes of the files and of the files beside them")
    @DataAmount
    long bytes;

    @Label("Features")
    @Description("Features decoded, including those without an id")
    int features;

    @Label("Zones")
    @Description("Distinct ids among the features")
    int zones;

    /// Ends and commits the event.
    void finish(ZoneParts input, int featureCount, int zoneCount) {
        end();
        if (shouldCommit()) {
            source = input.name();
            format = input.formats();
            parts = input.count();
            bytes = input.size();
            features = featureCount;
            zones = zoneCount;
            commit();
        }
    }
}
