package org.tileindex.report;

import java.util.Collection;
import org.tileindex.fault.Printable;

/// The words for features that a run leaves out; the terminal and the report page use the same ones.
public final class LeftOut {
    private LeftOut() {}

    /// Ids that are not those of countries.
    public static String ids(Collection<String> ids) {
        return Printable.list(ids) + " (no ISO 3166-1 code)";
    }

    /// Whether [#ids] names all of them.
    static boolean namesAll(Collection<String> ids) {
        return Printable.list(ids).equals(String.join(", ", ids));
    }

    /// Features without an id.
    public static String withoutId(long features) {
        return Figures.count(features, "feature", "features") + " without a code";
    }
}
