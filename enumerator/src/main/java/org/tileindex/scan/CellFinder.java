package org.tileindex.scan;

import java.util.function.BooleanSupplier;
import org.tileindex.zone.Zone;

/// Finds the cells of zones, one zone or band of it at a time. One instance per thread.
public interface CellFinder {
    /// The cells of `zone` in the rows of `band`. The results of bands that follow each other make, put together, the
    /// result of the whole. What is returned after a watch cancelled is incomplete.
    ///
    /// @param zone valid and laid out in the plane
    ZoneCells find(Zone zone, RowBand band, Watch watch);

    /// An observer of a search that takes minutes.
    interface Watch {
        /// A watch that only says when to stop.
        static Watch until(BooleanSupplier cancelled) {
            return new Watch() {
                @Override
                public void found(long cells) {}

                @Override
                public boolean isCancelled() {
                    return cancelled.getAsBoolean();
                }
            };
        }

        /// Tells of so many cells more that belong to the zone.
        void found(long cells);

        /// Whether to stop, because the result is not wanted any more.
        boolean isCancelled();
    }
}
