package org.tileindex.verify;

import java.util.List;
import java.util.TreeMap;
import org.tileindex.fault.ErrorCode;

/// Collects faults from all threads: of each kind the first example, by file and row, and how many there are.
final class Findings {
    /// What to do about most faults: a partition is not written again.
    private static final String ANOTHER_OUTPUT = "Do not use the output; run enumerate again into another --out.";

    private final TreeMap<String, Failure> kinds = new TreeMap<>();

    /// Adds one fault of the output, which is of no use then.
    void add(ErrorCode code, String what, Place place, Object expected, Object found) {
        add(code, what, place, expected, found, ANOTHER_OUTPUT);
    }

    /// Adds one fault. Values are made into text only if they are the first example's.
    ///
    /// @param remedy what to do, as a sentence; empty where `found` ends with it
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

    /// The kinds of faults in order of code.
    synchronized List<Failure> all() {
        return List.copyOf(kinds.values());
    }

    private static String text(Object value) {
        return String.valueOf(value).lines().findFirst().orElse("nothing");
    }
}
