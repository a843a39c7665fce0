package org.tileindex.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.InclusionRule;
import org.tileindex.inspect.RasterInspection;
import org.tileindex.inspect.RasterText;
import org.tileindex.inspect.StreamingPlan;
import org.tileindex.raster.Raster;
import org.tileindex.raster.source.ByteRange;
import org.tileindex.raster.source.ByteSource;
import org.tileindex.raster.tiff.GeoTiffHeader;
import org.tileindex.request.RunRequest;
import org.tileindex.task.LazyZones;
import org.tileindex.zone.Zone;
import org.tileindex.zone.file.ZoneCatalog;

/// Opens a raster, describes it, and closes it.
///
/// @param asked the zones to plan for, if the user names a file or ids
/// @param rule for the cells of the zones
record RasterDescription(RunRequest.Zones asked, InclusionRule rule, boolean assumeWgs84) {
    private static final int MARK = 4;

    /// Whether a file begins as TIFF files do.
    static boolean isRaster(ByteSource file) throws TileIndexException, InterruptedException {
        ByteRange mark = new ByteRange(0, (int) Math.min(file.size(), MARK));
        return GeoTiffHeader.isTiff(file.read(mark).array());
    }

    /// Whether a path names a file that begins as TIFF files do.
    static boolean isRaster(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return false;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return GeoTiffHeader.isTiff(in.readNBytes(MARK));
            }
        } catch (IOException e) {
            // Whoever reads the file next says so.
            return false;
        }
    }

    /// @param file is closed afterwards
    /// @throws TileIndexException if the header is damaged, or the zones are not fit for a run
    String text(ByteSource file) throws TileIndexException, InterruptedException {
        try (Raster raster = Raster.open(file, assumeWgs84)) {
            return new RasterText(inspection(raster)).text(isPlanned());
        }
    }

    /// @throws TileIndexException as [#text]
    Map<String, Object> json(ByteSource file) throws TileIndexException, InterruptedException {
        try (Raster raster = Raster.open(file, assumeWgs84)) {
            return inspection(raster).json();
        }
    }

    private boolean isPlanned() {
        return asked.file().isPresent() || !asked.chosen().isEmpty();
    }

    private RasterInspection inspection(Raster raster) throws TileIndexException, InterruptedException {
        return new RasterInspection(
                raster,
                isPlanned()
                        ? Optional.of(open -> StreamingPlan.of(
                                open, new StreamingPlan.Cells(open.anyGrid(), zones(), asked.onInvalid(), rule)))
                        : Optional.empty());
    }

    private List<Zone> zones() throws TileIndexException, InterruptedException {
        ZoneCatalog catalog = ZoneCatalog.read(LazyZones.source(asked), asked.options());
        List<String> ids = asked.chosen().isEmpty() ? catalog.ids(asked.onInvalid()) : asked.chosen();
        return catalog.select(ids, asked.onInvalid()).zones();
    }
}
