package org.tileindex.zone.file;

import java.util.List;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;

/// Chooses the layer of a file to read: the one that the user names, or the only one.
final class LayerChoice {
    private LayerChoice() {}

    /// The name of the layer to read.
    ///
    /// @param layers names of the file's layers
    /// @throws TileIndexException E010 if the file has no layers, lacks the wanted one, or has several and none is
    /// wanted
    static String of(ZoneSource source, List<String> layers, Optional<String> wanted) throws TileIndexException {
        List<String> matching = wanted.isEmpty()
                ? layers
                : layers.stream().filter(wanted.get()::equals).toList();
        if (matching.size() == 1) {
            return matching.get(0);
        }
        if (layers.isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "zone file %s has no layer with features".formatted(source.name()),
                    "Give a file of polygons.");
        }
        throw new TileIndexException(
                ErrorCode.E010_INPUT,
                wanted.isEmpty()
                        ? "zone file %s has %d layers: %s"
                                .formatted(source.name(), layers.size(), Printable.list(layers))
                        : "zone file %s has no layer '%s' (layers: %s)"
                                .formatted(source.name(), Printable.id(wanted.get()), Printable.list(layers)),
                "Choose a layer with --layer.");
    }

    /// Refuses the choice of a layer for a format whose files have one layer without a name.
    ///
    /// @throws TileIndexException E010 if a layer is wanted
    static void none(ZoneSource source, ZoneFormat format, Optional<String> wanted) throws TileIndexException {
        if (wanted.isPresent()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "zone file %s is in %s format, which has no layers".formatted(source.name(), format.title()),
                    "Leave --layer out.");
        }
    }
}
