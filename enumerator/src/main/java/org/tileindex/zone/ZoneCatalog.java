package org.tileindex.zone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// The zones of a source by id, features with one id taken together, and what was left out.
public final class ZoneCatalog {
    private final String source;
    private final TreeMap<String, List<ZonePolygon>> polygons = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private int withoutId;

    private ZoneCatalog(String source) {
        this.source = source;
    }

    /// Reads all zones of `source`. A feature without an id belongs to no country and is counted, not kept. The
    /// embedded
    /// data keeps the ids that are ISO codes; a user's file must have no others.
    ///
    /// @throws TileIndexException E005 for an id that is no ISO 3166-1 alpha-2 code, or no id at all; see also
    /// [GeoParquetReader#read]
    public static ZoneCatalog read(ZoneSource source) throws TileIndexException {
        ZoneCatalog catalog = new ZoneCatalog(source.name());
        for (Feature feature : GeoParquetReader.read(source)) {
            if (feature.id().isEmpty()) {
                catalog.withoutId++;
            } else if (IsoCountries.contains(feature.id().get())) {
                catalog.polygons
                        .computeIfAbsent(feature.id().get(), id -> new ArrayList<>())
                        .addAll(feature.polygons());
            } else {
                catalog.leftOut.add(feature.id().get());
            }
        }
        if (!source.isEmbedded() && !catalog.leftOut.isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E005_ISO_FK,
                    "zone file %s: id '%s' is no ISO 3166-1 alpha-2 code"
                            .formatted(source.name(), catalog.leftOut.get(0)),
                    "Remove the feature or give it a code.");
        }
        if (catalog.polygons.isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E005_ISO_FK,
                    "zone file %s: no feature has an ISO 3166-1 alpha-2 code".formatted(source.name()),
                    "Give its features codes.");
        }
        return catalog;
    }

    /// All zones, by id in ASCII order.
    public List<Zone> all() {
        List<Zone> zones = new ArrayList<>(polygons.size());
        for (Map.Entry<String, List<ZonePolygon>> entry : polygons.entrySet()) {
            zones.add(new Zone(entry.getKey(), entry.getValue()));
        }
        return zones;
    }

    /// The zones with the given ids, each once, by id in ASCII order.
    ///
    /// @throws TileIndexException E005 if there is no such code, or no such zone
    public List<Zone> select(Collection<String> ids) throws TileIndexException {
        TreeMap<String, Zone> selected = new TreeMap<>();
        for (String id : ids) {
            List<ZonePolygon> found = polygons.get(id);
            if (found == null) {
                throw new TileIndexException(
                        ErrorCode.E005_ISO_FK,
                        IsoCountries.contains(id)
                                ? "country %s is not among the zones of %s".formatted(id, source)
                                : "country '%s' is no ISO 3166-1 alpha-2 code".formatted(id),
                        "Choose from its %d countries, %s to %s."
                                .formatted(polygons.size(), polygons.firstKey(), polygons.lastKey()));
            }
            selected.put(id, new Zone(id, found));
        }
        return List.copyOf(selected.values());
    }

    /// How many features had no id.
    public int withoutId() {
        return withoutId;
    }

    /// The ids that were left out because they are no ISO codes.
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }
}
