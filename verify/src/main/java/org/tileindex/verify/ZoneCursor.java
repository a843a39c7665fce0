package org.tileindex.verify;

import java.util.ArrayList;
import java.util.List;
import org.tileindex.fault.ErrorCode;

/// The zone that the rows of a file belong to, as they are read one after the other, and what is known of those so far.
final class ZoneCursor {
    private final PartZones zones;
    private final String dataset;
    private final String file;
    private final Findings findings;
    private final List<PartRows> done = new ArrayList<>();
    private ZoneSegment segment;
    private String zone;

    /// @param file its path, as messages name it
    ZoneCursor(PartZones zones, String dataset, String file, Findings findings) {
        this.zones = zones;
        this.dataset = dataset;
        this.file = file;
        this.findings = findings;
        this.segment = zones.first();
        this.zone = segment.zone();
    }

    /// The zone of the row entered last; before the first one, that of the folder.
    String zone() {
        return zone;
    }

    /// The rows of that zone so far.
    ZoneSegment segment() {
        return segment;
    }

    /// Goes on to a row of zone `found`. Returns whether rows of another zone begin.
    boolean enter(String found, long fileRow) {
        if (zone.equals(found)) {
            return false;
        }
        if (!zones.packed()) {
            findings.add(
                    ErrorCode.E005_ISO_FK,
                    "the country of a row of %s differs from the folder's".formatted(dataset),
                    new Place(file, fileRow, zone, -1, -1),
                    zone,
                    found);
            return false;
        }
        if (!segment.isEmpty()) {
            done.add(segment.rows(file, true));
            if (!zones.order().mayFollow(zone, found)) {
                findings.add(
                        ErrorCode.E014_VERIFY,
                        "the rows are not sorted by zone id",
                        new Place(file, fileRow, found, -1, -1),
                        "a zone after " + zone,
                        found);
            }
        }
        segment = zones.segment(found);
        zone = found;
        return true;
    }

    /// Summaries of the rows so far, one per zone and stretch of rows. In the packed layout there is none for a file
    /// without rows.
    ///
    /// @param complete whether the file has no more rows
    List<PartRows> rows(boolean complete) {
        if (!zones.packed() || !segment.isEmpty()) {
            done.add(segment.rows(file, complete));
        }
        return done;
    }
}
