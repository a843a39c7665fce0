package org.tileindex.zone.file;

import java.util.List;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Which layer of a file to read: the one that the user names, or the only one.
final class LayerChoice {
    private LayerChoice() {}

    /// @param layers the names of the layers that a file has
    /// @throws TileIndexException E010 if there is none, not the one wanted, or more than one and none is wanted
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
                    "zone file %s has no layer of features".formatted(source.name()),
                    "Give a file of polygons.");
        }
        throw new TileIndexException(
                ErrorCode.E010_INPUT,
                wanted.isEmpty()
                        ? "zone file %s has %d layers: %s"
                                .formatted(source.name(), layers.size(), String.join(", ", layers))
                        : "zone file %s has no layer '%s', but %s"
                                .formatted(source.name(), wanted.get(), String.join(", ", layers)),
                "Choose one with --layer.");
    }

    /// For formats whose files are one layer without a name.
    ///
    /// @throws TileIndexException E010 if a layer is wanted
    static void none(ZoneSource source, ZoneFormat format, Optional<String> wanted) throws TileIndexException {
        if (wanted.isPresent()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "zone file %s is %s, which has no layers".formatted(source.name(), format.title()),
                    "Leave --layer out.");
        }
    }
}
