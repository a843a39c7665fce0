package org.tileindex.stats;

import java.util.List;
import java.util.Optional;
import org.tileindex.grid.Grid;
import org.tileindex.report.TileMap;

/// The map of the cells found on the first grid; nothing is drawn where no page is asked for. Any number of threads may
/// draw at once.
final class StatsDrawing {
    private final boolean wanted;
    private Optional<TileMap> map = Optional.empty();

    StatsDrawing(boolean wanted) {
        this.wanted = wanted;
    }

    /// Begins the map, before anything is found.
    ///
    /// @param ids of all zones, in the order of rows
    void begin(Grid grid, List<String> ids) {
        if (wanted) {
            map = Optional.of(new TileMap(grid, ids));
        }
    }

    /// Draws cells of a zone in a layer, or a part of them.
    ///
    /// @param number of the zone in the order of rows
    void found(GridLayer layer, int number, WeighedCells cells) {
        if (map.isPresent() && layer.places().getFirst() == 0) {
            map.get().draw(number, cells.spans());
        }
    }

    /// The map, if a page is asked for.
    Optional<TileMap> map() {
        return map;
    }
}
