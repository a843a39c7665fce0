package org.tileindex.verify;

import java.util.List;
import java.util.TreeMap;
import org.tileindex.fault.ErrorCode;

/// Collects faults from all threads: of each kind the first example, by file and row, and how many there are.
final class Findings {
    private final TreeMap<String, Failure> kinds = new TreeMap<>();

    /// Adds one fault. Values are made into text only if they are the first example's.
    synchronized void add(ErrorCode code, String what, Place place, Object expected, Object found) {
        String kind = code + " " + what;
        Failure known = kinds.get(kind);
        if (known == null) {
            kinds.put(kind, new Failure(code, what, place, text(expected), text(found), 0));
        } else if (place.compareTo(known.place()) < 0) {
            kinds.put(kind, new Failure(code, what, place, text(expected), text(found), known.more() + 1));
        } else {
            kinds.put(kind, new Failure(code, what, known.place(), known.expected(), known.found(), known.more() + 1));
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
