package org.tileindex.zone.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.Antimeridian;
import org.tileindex.zone.IsoCountries;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZonePolygon;
import org.tileindex.zone.ZoneValidator;

/// The zones of a source by id. Features with the same id are one zone.
public final class ZoneCatalog {
    private final ZoneSource source;
    private final ZoneIds kind;
    private final TreeMap<String, List<ZonePolygon>> polygons = new TreeMap<>();
    private int withoutId;

    private ZoneCatalog(ZoneSource source, ZoneIds kind) {
        this.source = source;
        this.kind = kind;
    }

    /// Reads all zones of `source`. Features without an id are counted and dropped.
    ///
    /// @throws TileIndexException see [FeatureReader#read]
    public static ZoneCatalog read(ZoneSource source, ZoneOptions options) throws TileIndexException {
        Optional<ZoneRead> event = ZoneTelemetry.zoneRead();
        ZoneCatalog catalog = new ZoneCatalog(source, options.ids());
        List<Feature> features = FeatureReader.read(source, options);
        for (Feature feature : features) {
            if (feature.id().isEmpty()) {
                catalog.withoutId++;
            } else {
                catalog.polygons
                        .computeIfAbsent(feature.id().get(), id -> new ArrayList<>())
                        .addAll(feature.polygons());
            }
        }
        if (event.isPresent()) {
            event.get().finish(source.name(), source.format(), source.size(), features.size(), catalog.polygons.size());
        }
        return catalog;
    }

    /// Reads all zones of `source`, which has one layer and an attribute of country codes with a usual name.
    ///
    /// @throws TileIndexException see [FeatureReader#read]
    public static ZoneCatalog read(ZoneSource source) throws TileIndexException {
        return read(source, ZoneOptions.DEFAULT);
    }

    /// All zones, by id in ASCII order. Of the embedded data, those whose ids are not ISO codes are left out; a user's
    /// file must not have any.
    ///
    /// @throws TileIndexException E005 for an id that is not an ISO 3166-1 alpha-2 code, or if there are no ids
    public List<Zone> all() throws TileIndexException {
        TreeSet<String> ids = new TreeSet<>(polygons.keySet());
        ids.removeAll(leftOut());
        if (ids.isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E005_ISO_FK,
                    "zone file %s: no feature has a country code".formatted(source.name()),
                    "Give the features ISO 3166-1 alpha-2 codes.");
        }
        return select(ids);
    }

    /// The zones with the given ids, each once, by id in ASCII order, laid out in the plane.
    ///
    /// @throws TileIndexException E005 for an id that is not a code, not in the source or not valid text; E001 for an
    ///     empty zone; E004 for coordinates that are not on earth
    public List<Zone> select(Collection<String> ids) throws TileIndexException {
        List<Zone> selected = new ArrayList<>();
        for (String id : new TreeSet<>(ids)) {
            if (!isAllowed(id)) {
                throw new TileIndexException(
                        ErrorCode.E005_ISO_FK,
                        "'%s' is not an ISO 3166-1 alpha-2 code (zones: %s)".formatted(id, source.name()),
                        "Correct the id, choose zones with --countries, or allow any ids with --zone-ids any.");
            }
            checkEncodable(id);
            List<ZonePolygon> found = polygons.get(id);
            if (found == null) {
                throw new TileIndexException(
                        ErrorCode.E005_ISO_FK,
                        "%s is not among the zones of %s".formatted(id, source.name()),
                        "Choose other zones, or give a --zones file that contains it.");
            }
            Zone zone = new Zone(id, found);
            ZoneValidator.checkRings(zone);
            selected.add(Antimeridian.unwrap(zone));
        }
        return selected;
    }

    /// Refuses half a surrogate pair. UTF-8 would encode it as a question mark, so two zones with such ids would share
    /// a folder, and one would be lost.
    private void checkEncodable(String id) throws TileIndexException {
        String encodable = new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (!encodable.equals(id)) {
            throw new TileIndexException(
                    ErrorCode.E005_ISO_FK,
                    "id '%s' contains half a surrogate pair, which is not valid text (zones: %s)"
                            .formatted(encodable, source.name()),
                    "Give the features ids that UTF-8 can encode.");
        }
    }

    private boolean isAllowed(String id) {
        return kind == ZoneIds.ANY || IsoCountries.contains(id);
    }

    /// The number of features without an id.
    public int withoutId() {
        return withoutId;
    }

    /// The ids that [#all] leaves out: ids of the embedded data that are not ISO codes.
    public List<String> leftOut() {
        return source.isEmbedded()
                ? polygons.keySet().stream().filter(id -> !isAllowed(id)).toList()
                : List.of();
    }
}
