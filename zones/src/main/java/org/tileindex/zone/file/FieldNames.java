package org.tileindex.zone.file;

import java.util.List;
import org.tileindex.fault.Printable;

/// Finds an attribute by the name that the user types.
final class FieldNames {
    private FieldNames() {}

    /// The index in `names` of the attribute that is meant: the one of exactly this name, else the first that differs
    /// only by case; -1 if there is none.
    static int find(String wanted, List<String> names) {
        int exact = names.indexOf(wanted);
        for (int i = 0; exact < 0 && i < names.size(); i++) {
            exact = names.get(i).equalsIgnoreCase(wanted) ? i : -1;
        }
        return exact;
    }

    /// The names that a file has, for an error.
    static String listed(List<String> names) {
        return names.isEmpty() ? "none" : Printable.list(names);
    }
}
