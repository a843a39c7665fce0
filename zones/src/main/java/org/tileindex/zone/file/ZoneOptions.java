package org.tileindex.zone.file;

import java.util.Optional;
import org.tileindex.zone.ZoneIds;

/// The user's choices about the zones of a file.
///
/// @param idField the attribute that holds the ids; guessed from the usual names if empty
/// @param layer the GeoPackage layer, TopoJSON object or shapefile of a zip; needed only where there are several
/// @param ids kind of the ids
public record ZoneOptions(Optional<String> idField, Optional<String> layer, ZoneIds ids) {
    /// A guessed attribute of country codes in the only layer.
    public static final ZoneOptions DEFAULT = new ZoneOptions(Optional.empty(), Optional.empty(), ZoneIds.ISO);
}
