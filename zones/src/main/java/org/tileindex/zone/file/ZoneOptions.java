package org.tileindex.zone.file;

import java.util.List;
import java.util.Optional;
import org.tileindex.zone.UnknownIds;
import org.tileindex.zone.ZoneIds;

/// The user's choices about the zones of a file.
///
/// @param idField the attribute that holds the ids; guessed from the usual names if empty
/// @param layer the GeoPackage layer, TopoJSON object or shapefile of a zip; needed only where there are several
/// @param ids kind of the ids
/// @param unknown treatment of ids that are not of this kind
/// @param excluded ids of zones that are not taken
/// @param where condition on the features that are taken; all are if empty
public record ZoneOptions(
        Optional<String> idField,
        Optional<String> layer,
        ZoneIds ids,
        UnknownIds unknown,
        List<String> excluded,
        Optional<Where> where) {
    /// A guessed attribute of country codes in the only layer.
    public static final ZoneOptions DEFAULT = new ZoneOptions(Optional.empty(), Optional.empty(), ZoneIds.ISO);

    public ZoneOptions {
        excluded = List.copyOf(excluded);
    }

    /// All features.
    public ZoneOptions(
            Optional<String> idField, Optional<String> layer, ZoneIds ids, UnknownIds unknown, List<String> excluded) {
        this(idField, layer, ids, unknown, excluded, Optional.empty());
    }

    /// All zones, whose ids must be of one kind.
    public ZoneOptions(Optional<String> idField, Optional<String> layer, ZoneIds ids) {
        this(idField, layer, ids, UnknownIds.FAIL, List.of());
    }

    /// The same options for the features that fulfil a condition.
    public ZoneOptions where(Optional<Where> condition) {
        return new ZoneOptions(idField, layer, ids, unknown, excluded, condition);
    }
}
