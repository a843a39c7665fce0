package org.tileindex.zone.file;

import java.util.ArrayList;
import java.util.List;

/// The remarks on the parts of an input. Hundreds of parts often deserve the same one, so only the first is kept in
/// full.
final class PartNotes {
    private final List<String> notes = new ArrayList<>();

    void add(String note) {
        notes.add(note);
    }

    /// The remarks in at most one sentence.
    List<String> all() {
        return notes.size() < 2
                ? List.copyOf(notes)
                : List.of("%s; so are those of %d other parts".formatted(notes.get(0), notes.size() - 1));
    }
}
