package org.tileindex.stats;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.tileindex.grid.Grid;
import org.tileindex.report.DrawnPixels;
import org.tileindex.report.TileMap;

/// The map of the cells found on the first grid; nothing is drawn where no page is asked for. Any number of threads may
/// draw at once.
final class StatsDrawing {
    private final boolean wanted;
    private Optional<TileMap> map = Optional.empty();
    private IntUnaryOperator indices = IntUnaryOperator.identity();

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

    /// Begins a part of the map of another process.
    ///
    /// @param all the number of all zones
    /// @param numbers those of the zones that are drawn here, which are counted from 0
    void beginPart(Grid grid, int all, List<Integer> numbers) {
        if (wanted) {
            map = Optional.of(TileMap.part(grid, all));
            indices = numbers::get;
        }
    }

    /// Draws cells of a zone in a layer, or a part of them.
    ///
    /// @param number of the zone in the order of rows
    void found(GridLayer layer, int number, WeighedCells cells) {
        if (map.isPresent() && layer.places().getFirst() == 0) {
            map.get().draw(indices.applyAsInt(number), cells.spans());
        }
    }

    /// Draws what another process drew.
    void add(DrawnPixels part) {
        map.ifPresent(all -> all.draw(part));
    }

    /// What was drawn, for another process.
    DrawnPixels drawn() {
        return map.map(TileMap::drawn).orElse(DrawnPixels.NONE);
    }

    /// The map, if a page is asked for.
    Optional<TileMap> map() {
        return map;
    }
}
