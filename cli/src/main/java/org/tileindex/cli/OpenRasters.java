package org.tileindex.cli;

import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;
import org.tileindex.value.Pixels;

/// The rasters of a command, and the connections by which they are read, until it ends.
///
/// @param pixels the open rasters and what is taken from them
record OpenRasters(Sources sources, Pixels pixels) implements AutoCloseable {
    /// Opens the rasters of an option group.
    ///
    /// @throws IllegalArgumentException if the options contradict each other
    static OpenRasters open(RasterSelection rasters, SourceSettings settings)
            throws TileIndexException, InterruptedException {
        Sources sources = new Sources(settings);
        boolean done = false;
        try {
            OpenRasters open = new OpenRasters(sources, rasters.open(sources));
            done = true;
            return open;
        } finally {
            if (!done) {
                sources.close();
            }
        }
    }

    @Override
    public void close() {
        pixels.close();
        sources.close();
    }
}
