package org.tileindex.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Antimeridian;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZonePolygon;
import org.tileindex.zone.ZoneValidator;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneSource;

/// Compares the zones of a file with those that another program reads from the same bytes: the same ids must have the
/// same tiles on a grid of 1°, under both rules.
final class ReaderAgreement {
    private static final ZoneOptions OPTIONS = new ZoneOptions(Optional.of("iso_a2"), Optional.empty(), ZoneIds.ANY);

    private static final Set<String> WGS84 = Set.of("EPSG:4326", "OGC:CRS84", "none");

    private final Grid grid;

    ReaderAgreement() throws TileIndexException {
        this.grid = GridSpec.parse("1", Bounds.WORLD);
    }

    /// The outcome for one file.
    enum Kind {
        BOTH_REFUSE,
        WE_REFUSE,
        OTHER_REFUSES,
        SAME,
        DIFFERENT
    }

    /// @param code the error with which we refuse the file
    /// @param detail the other's reason to refuse it, or the first difference
    record Outcome(Kind kind, Optional<ErrorCode> code, String detail) {
        /// Whether the file must be explained.
        boolean isException() {
            return kind == Kind.DIFFERENT || kind == Kind.OTHER_REFUSES;
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(kind, code.map(Enum::name).orElse(""), detail);
        }
    }

    /// The zones that we read, and the error that stops a run without further options, if there is one.
    private record Ours(Map<String, Zone> zones, Set<String> leftOut, Optional<TileIndexException> refusal) {}

    /// Zones that a run with `--on-invalid skip` leaves out are not compared.
    Outcome of(Path file, ForeignFeatures theirs) {
        Ours ours = ours(file);
        Optional<ErrorCode> code = ours.refusal().map(TileIndexException::code);
        String message = ours.refusal().map(TileIndexException::getMessage).orElse("");
        if (!theirs.refusal().isEmpty()) {
            Kind kind = code.isPresent() ? Kind.BOTH_REFUSE : Kind.OTHER_REFUSES;
            return new Outcome(kind, code, theirs.refusal() + " | " + message);
        }
        boolean readable = code.isEmpty() || !ours.zones().isEmpty();
        String difference = readable ? difference(ours, theirs) : "";
        if (!difference.isEmpty()) {
            return new Outcome(Kind.DIFFERENT, code, difference);
        }
        return new Outcome(code.isPresent() ? Kind.WE_REFUSE : Kind.SAME, code, message);
    }

    private static Ours ours(Path file) {
        Map<String, Zone> zones = new TreeMap<>();
        Set<String> leftOut = new TreeSet<>();
        try {
            ZoneCatalog catalog = ZoneCatalog.read(ZoneSource.file(file), OPTIONS);
            List<String> ids = catalog.ids();
            for (Zone zone : catalog.select(ids, OnInvalid.SKIP).zones()) {
                zones.put(zone.id(), zone);
            }
            leftOut.addAll(ids);
            leftOut.removeAll(zones.keySet());
            Map<String, TileIndexException> faults = catalog.faults(ids);
            leftOut.addAll(faults.keySet());
            zones.keySet().removeAll(leftOut);
            return new Ours(zones, leftOut, faults.values().stream().findFirst());
        } catch (TileIndexException e) {
            zones.clear();
            return new Ours(zones, leftOut, Optional.of(e));
        }
    }

    private String difference(Ours ours, ForeignFeatures theirs) {
        if (!WGS84.contains(theirs.crs())) {
            return "the CRS is " + theirs.crs();
        }
        Set<String> ids = new TreeSet<>(ours.zones().keySet());
        ids.addAll(theirs.zones().keySet());
        ids.removeAll(ours.leftOut());
        for (String id : ids) {
            Optional<Zone> zone = Optional.ofNullable(ours.zones().get(id));
            List<ZonePolygon> polygons = theirs.zones().getOrDefault(id, List.of());
            if (zone.isEmpty()) {
                return "'%s' is missing".formatted(id);
            }
            if (!theirs.zones().containsKey(id)) {
                return "'%s' is additional".formatted(id);
            }
            if (theirs.unknown().containsKey(id)) {
                return "'%s': %s".formatted(id, theirs.unknown().get(id));
            }
            String difference = difference(zone.get(), new Zone(id, polygons));
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private String difference(Zone ours, Zone drawn) {
        try {
            ZoneValidator.checkRings(drawn);
        } catch (TileIndexException e) {
            return e.what();
        }
        Zone theirs = Antimeridian.unwrap(drawn);
        if (isSame(ours.polygons(), theirs.polygons())) {
            return "";
        }
        for (InclusionRule rule : InclusionRule.values()) {
            ZoneScanner scanner = new ZoneScanner(grid, rule, new ScalarCrossings());
            List<String> found = rows(scanner.scan(ours).spans());
            List<String> expected = rows(scanner.scan(theirs).spans());
            if (!found.equals(expected)) {
                found.removeAll(expected);
                return "'%s' has other tiles under %s, the first at %s".formatted(ours.id(), rule, found);
            }
        }
        return "";
    }

    private static List<String> rows(Spans spans) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            rows.add("%d:%d-%d".formatted(spans.row(i), spans.colStart(i), spans.colEnd(i)));
        }
        return rows;
    }

    /// Whether two lists of polygons have the same vertices in the same order, and so the same tiles.
    private static boolean isSame(List<ZonePolygon> some, List<ZonePolygon> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            List<double[]> holes = some.get(i).holes();
            List<double[]> otherHoles = others.get(i).holes();
            boolean same =
                    Arrays.equals(some.get(i).shell(), others.get(i).shell()) && holes.size() == otherHoles.size();
            for (int hole = 0; same && hole < holes.size(); hole++) {
                same = Arrays.equals(holes.get(hole), otherHoles.get(hole));
            }
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
