package org.tileindex.verify;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// The order of zones in the packed layout: that of the UTF-8 bytes of their ids, by which readers prune.
///
/// @param ids of the run's zones, in order
record ZoneOrder(List<String> ids) {
    private static final Comparator<String> BY_BYTES = Comparator.comparing(ValueOrder::bytes, ValueOrder.TEXT);

    /// @param ids in any order
    static ZoneOrder of(List<String> ids) {
        return new ZoneOrder(ids.stream().sorted(BY_BYTES).toList());
    }

    /// The number of zones of the run that come before `zone`.
    int rank(String zone) {
        int at = Collections.binarySearch(ids, zone, BY_BYTES);
        return at < 0 ? -at - 1 : at;
    }

    /// Whether zone `next` may come after zone `before`.
    boolean mayFollow(String before, String next) {
        return BY_BYTES.compare(before, next) < 0;
    }
}
