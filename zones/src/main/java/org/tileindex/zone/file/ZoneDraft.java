package org.tileindex.zone.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.CheckedZone;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;
import org.tileindex.zone.ZoneRepair;

/// The geometries of all features of one id.
final class ZoneDraft {
    private final String id;
    // Most zones are one feature, and there may be a million of them.
    private Shape first = Shape.NONE;
    private List<Shape> others = List.of();
    private Set<String> files = Set.of();

    ZoneDraft(String id) {
        this.id = id;
    }

    /// @param file short name of the file that the geometry is in; zones share the set
    void add(Set<String> file, Shape shape) {
        if (files.isEmpty()) {
            first = shape;
            files = file;
            return;
        }
        if (others.isEmpty()) {
            others = new ArrayList<>();
            files = new TreeSet<>(files);
        }
        others.add(shape);
        files.addAll(file);
    }

    private Shape shape() {
        if (others.isEmpty()) {
            return first;
        }
        List<Shape> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return Shape.union(all);
    }

    /// The short names of the files that the zone is in.
    Set<String> files() {
        return files;
    }

    /// The zone with sound rings.
    ///
    /// @throws TileIndexException E001 under [OnInvalid#FAIL] and for what cannot be repaired, E004 for coordinates
    ///     that are not on earth
    CheckedZone zone(OnInvalid policy) throws TileIndexException {
        Shape shape = shape();
        Zone zone = new Zone(id, shape.polygons());
        Optional<TileIndexException> fault = shape.fault();
        if (fault.isEmpty() && zone.polygons().isEmpty() && !shape.other().isEmpty()) {
            fault = Optional.of(ZonePolygon.expected(id, shape.other()));
        }
        if (fault.isEmpty()) {
            return ZoneRepair.rings(policy, zone);
        }
        boolean curedByAbsence = shape.fault().isEmpty() && policy == OnInvalid.FIX;
        if (policy != OnInvalid.SKIP && !curedByAbsence) {
            throw fault.get();
        }
        return new CheckedZone(new Zone(id, List.of()), List.of(fault.get().what() + "; left out"));
    }

    /// A word on lines and points beside the polygons.
    Optional<String> note() {
        Shape shape = shape();
        return shape.other().isEmpty() || shape.polygons().isEmpty()
                ? Optional.empty()
                : Optional.of("zone %s: %s beside its polygons has no area and is left out"
                        .formatted(Printable.id(id), shape.other()));
    }
}
