package org.tileindex.report;

import java.util.List;

/// The numbers that a page of statistics shows.
///
/// @param map of the zones; its ids are those of all zones
/// @param listed indices of the zones that have numbers, ascending
/// @param layers a raster and a band each, as a person names them
/// @param columns names of the statistics
public record StatsFigures(
        TileMap map, List<Integer> listed, List<String> layers, List<String> columns, Numbers numbers) {
    /// The numbers by their places.
    public interface Numbers {
        /// The number of a zone in a layer and a column; not a number where it has none.
        double at(int zone, int layer, int column);
    }

    public StatsFigures {
        listed = List.copyOf(listed);
        layers = List.copyOf(layers);
        columns = List.copyOf(columns);
    }
}
