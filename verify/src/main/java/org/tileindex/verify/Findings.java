package org.tileindex.verify;

import java.util.List;
import java.util.TreeMap;
import org.tileindex.fault.ErrorCode;

/// Collects faults from all threads. Of each kind it keeps the first example, by file and row, and their number.
final class Findings {
    /// Advice for most faults. A second run into the same folder would not replace the partition.
    private static final String ANOTHER_OUTPUT = "Do not use this output. Run the command again into another --out.";

    private final TreeMap<String, Failure> kinds = new TreeMap<>();

    /// Adds one fault that makes the output useless.
    void add(ErrorCode code, String what, Place place, Object expected, Object found) {
        add(code, what, place, expected, found, ANOTHER_OUTPUT);
    }

    /// Adds one fault. Values become text only for the first example.
    ///
    /// @param remedy advice as a sentence; empty if `found` ends with it
    synchronized void add(ErrorCode code, String what, Place place, Object expected, Object found, String remedy) {
        String kind = code + " " + what;
        Failure known = kinds.get(kind);
        if (known == null) {
            kinds.put(kind, new Failure(code, what, place, text(expected), text(found), remedy, 0));
        } else if (place.compareTo(known.place()) < 0) {
            kinds.put(kind, new Failure(code, what, place, text(expected), text(found), remedy, known.more() + 1));
        } else {
            kinds.put(kind, known.andOneMore());
        }
    }

    /// Adds one coordinate that differs from its formula (contract, section 1.2).
    ///
    /// @param unit as it follows a number
    void addCoordinate(String column, String unit, Place place, double expected, double found) {
        add(ErrorCode.E004_BOUNDS, column + " differs from the formula", place, expected + unit, found + unit);
    }

    /// The kinds of faults, in order of their codes.
    synchronized List<Failure> all() {
        return List.copyOf(kinds.values());
    }

    private static String text(Object value) {
        return String.valueOf(value).lines().findFirst().orElse("nothing");
    }
}
