package org.tileindex.value;

import java.util.HashMap;
import java.util.Map;

/// What all processes of a run have read from rasters, by the last answer of each that arrived. Answers may arrive in
/// any order.
public final class GatheredUse {
    private final Map<String, SiteUse> last = new HashMap<>();

    /// Takes note of an answer.
    public void take(SiteUse use) {
        last.merge(use.site(), use, (known, next) -> next.number() > known.number() ? next : known);
    }

    /// What was read by all together.
    public RasterUse total() {
        return last.values().stream().map(SiteUse::use).reduce(RasterUse.NONE, RasterUse::plus);
    }
}
