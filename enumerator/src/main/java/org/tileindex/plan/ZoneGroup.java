package org.tileindex.plan;

import java.util.ArrayList;
import java.util.List;

/// Zones whose cells one task finds: a single zone, or several small ones. Groups follow from the zones alone.
///
/// @param number of the group, from 0
/// @param zones at least one, in order of ids
public record ZoneGroup(int number, List<ZoneWork> zones) {
    /// A zone with at least this share of the work is a group of its own.
    private static final int LARGE = 1_024;

    /// The most groups of small zones.
    private static final int SMALL_GROUPS = 16;

    public ZoneGroup {
        zones = List.copyOf(zones);
    }

    /// Puts each of `zones` into one group.
    ///
    /// @param zones in order of ids
    public static List<ZoneGroup> cut(List<ZoneWork> zones) {
        long total = zones.stream().mapToLong(ZoneWork::weight).sum();
        List<ZoneGroup> groups = new ArrayList<>();
        List<ZoneWork> small = new ArrayList<>();
        for (ZoneWork zone : zones) {
            if (zone.weight() > total / LARGE) {
                groups.add(new ZoneGroup(groups.size(), List.of(zone)));
            } else {
                small.add(zone);
            }
        }
        addSmall(small, groups);
        return groups;
    }

    /// Cuts neighbours into groups of nearly equal work.
    private static void addSmall(List<ZoneWork> zones, List<ZoneGroup> groups) {
        long total = zones.stream().mapToLong(ZoneWork::weight).sum();
        long seen = 0;
        long cuts = 0;
        int from = 0;
        for (int i = 0; i < zones.size(); i++) {
            seen += zones.get(i).weight();
            if (seen * SMALL_GROUPS >= total * (cuts + 1)) {
                groups.add(new ZoneGroup(groups.size(), zones.subList(from, i + 1)));
                cuts++;
                from = i + 1;
            }
        }
    }

    /// The id of the zone, or those of the first and the last zone and the number of all.
    public String name() {
        return name(zones.getFirst().id(), zones.getLast().id(), zones.size());
    }

    /// The name of work on `count` zones, of which two are the first and the last.
    public static String name(String first, String last, int count) {
        return count == 1 ? first : "%s … %s (%d)".formatted(first, last, count);
    }
}
