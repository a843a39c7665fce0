package org.tileindex.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The order of the zones of a run, in which the packed layout has them.
final class ZoneOrder {
    private final List<String> ids;
    private final Map<String, Integer> ranks = new HashMap<>();

    /// @param ids of the zones, in order
    ZoneOrder(List<String> ids) {
        this.ids = ids;
        for (int i = 0; i < ids.size(); i++) {
            ranks.put(ids.get(i), i);
        }
    }

    List<String> ids() {
        return ids;
    }

    /// Place of a zone in the order; `otherwise` if the run does not have it.
    int rank(String zone, int otherwise) {
        return ranks.getOrDefault(zone, otherwise);
    }

    /// Whether zone `next` may come after zone `before`. A zone that the run does not have is a fault of its own and may
    /// come anywhere.
    boolean mayFollow(String before, String next) {
        return rank(before, -1) < rank(next, Integer.MAX_VALUE);
    }
}
