package org.tileindex.zone.file;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;

/// The faults of several zones as one error.
public final class ZoneFaults {
    private ZoneFaults() {}

    /// A check of the zone with some id.
    interface Check {
        void of(String id) throws TileIndexException;
    }

    /// What the check refuses, by id; the zones are checked side by side.
    static SortedMap<String, TileIndexException> of(Collection<String> ids, Check check) {
        SortedMap<String, TileIndexException> faults = Collections.synchronizedSortedMap(new TreeMap<>());
        ids.parallelStream().forEach(id -> fault(id, check).ifPresent(fault -> faults.put(id, fault)));
        return new TreeMap<>(faults);
    }

    private static Optional<TileIndexException> fault(String id, Check check) {
        try {
            check.of(id);
            return Optional.empty();
        } catch (TileIndexException e) {
            return Optional.of(e);
        }
    }

    /// One error per code: the first zone that it refuses, and which others.
    static List<TileIndexException> byCode(SortedMap<String, TileIndexException> faults) {
        return faults.values().stream()
                .map(TileIndexException::code)
                .distinct()
                .sorted()
                .map(code -> first(code, faults, faults.values().iterator().next()))
                .toList();
    }

    /// The first invalid zone (E001), and which others are.
    ///
    /// @param found the error to return where `faults` has none
    public static TileIndexException first(SortedMap<String, TileIndexException> faults, TileIndexException found) {
        return first(ErrorCode.E001_GEO_INVALID, faults, found);
    }

    private static TileIndexException first(
            ErrorCode code, SortedMap<String, TileIndexException> faults, TileIndexException found) {
        List<String> invalid = faults.entrySet().stream()
                .filter(fault -> fault.getValue().code() == code)
                .map(Map.Entry::getKey)
                .toList();
        if (invalid.isEmpty()) {
            return found;
        }
        TileIndexException first = faults.getOrDefault(invalid.get(0), found);
        List<String> others = invalid.subList(1, invalid.size());
        return others.isEmpty()
                ? first
                : first.also(
                        others.size() == 1
                                ? "; zone %s is invalid, too".formatted(Printable.list(others))
                                : "; %d more zones are invalid: %s".formatted(others.size(), Printable.list(others)));
    }
}
