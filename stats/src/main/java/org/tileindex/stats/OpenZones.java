package org.tileindex.stats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.statistic.CellStatistics;

/// Zones whose cells may be in several files; they are complete when all files are read. For any number of threads.
final class OpenZones {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, ZoneTotals> open = new HashMap<>();
    private final StatsWork work;
    private final GridLayer layer;

    /// @param ids of all zones, in the order of rows
    OpenZones(StatsWork work, List<String> ids) {
        this.work = work;
        this.layer = work.layers().getFirst();
        for (int i = 0; i < ids.size(); i++) {
            numbers.put(ids.get(i), i);
        }
    }

    /// The number of the zone with that id.
    ///
    /// @throws TileIndexException E010 if there is none
    int number(String id) throws TileIndexException {
        int number = numbers.getOrDefault(id, -1);
        if (number < 0) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "--from: there are tiles of a zone %s that the report does not name".formatted(id),
                    "Publish it again with tile-index enumerate --coverage.");
        }
        return number;
    }

    /// Adds a part of a zone.
    synchronized void add(int number, long cells, List<CellStatistics> part) {
        open.computeIfAbsent(
                        number, key -> new ZoneTotals(number, work.measuring().none(layer), 0))
                .add(cells, part);
    }

    /// Finishes the open zones, and then those of which there were no cells at all.
    synchronized void finish() {
        List<ZoneTotals> all = new ArrayList<>(open.values());
        all.forEach(zone -> work.finish(layer, zone.number(), zone.cells(), zone.gathered()));
        for (int number : numbers.values()) {
            if (!work.table().isComplete(number)) {
                work.finish(layer, number, 0, work.measuring().none(layer));
            }
        }
    }
}
