package org.tileindex.spark.job;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.tileindex.zone.Zone;

/// All zones of a run on their way to executors, each of which unpacks those that it works on.
final class SentZones implements Serializable {
    private static final long serialVersionUID = 1;

    private final ArrayList<byte[]> zones = new ArrayList<>();

    /// @param all by number
    SentZones(List<Zone> all) {
        all.forEach(zone -> zones.add(zone.toBytes()));
    }

    /// The number of all zones.
    int size() {
        return zones.size();
    }

    /// The zones of these numbers.
    List<Zone> unpack(List<Integer> numbers) {
        return numbers.stream().map(number -> Zone.ofBytes(zones.get(number))).toList();
    }
}
