package org.tileindex.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.Raster;
import org.tileindex.raster.source.Sources;
import org.tileindex.value.CellMask;
import org.tileindex.value.NamedRaster;
import org.tileindex.value.Pixels;
import org.tileindex.value.ValueRequest;
import picocli.CommandLine.Option;

/// Options for rasters: files whose grid, values or mask a run takes.
final class RasterSelection {
    @Option(
            names = "--raster",
            paramLabel = "[NAME=]FILE",
            description = "GeoTIFF, as a path or a URI, whose grid is taken instead of --grid. May be repeated: further"
                    + " rasters must have the same grid, and need a name.")
    private List<String> rasters = new ArrayList<>();

    @Option(
            names = "--value",
            paramLabel = "[NAME:]BAND[:COLUMN][:scaled]",
            description = {
                "Adds a column with the values of a band, such as 1, 1:population, pop:1:people or 2:scaled; null"
                        + " where there is none. May be repeated.",
                "scaled: as doubles, with the scale and the offset that the file gives for the band."
            })
    private List<String> values = new ArrayList<>();

    @Option(
            names = "--mask",
            paramLabel = "MASK",
            description = "Keeps only cells with a value (valid), or with one above 0 (positive), in the band of the"
                    + " first --value, or else in band 1.")
    private Optional<CellMask> mask = Optional.empty();

    @Option(
            names = "--assume-wgs84",
            description = "Takes coordinates of rasters as WGS84 where the file names NAD83 or no CRS.")
    private boolean assumeWgs84;

    /// Whether there is a raster.
    boolean isGiven() {
        return !rasters.isEmpty();
    }

    /// Opens the rasters, the first of which gives the grid. The result must be closed.
    ///
    /// @throws IllegalArgumentException if the options contradict each other; the message names them
    /// @throws TileIndexException E002, E007, E010 or E015 if a raster cannot be used
    Pixels open(Sources sources) throws TileIndexException, InterruptedException {
        if (!isGiven()) {
            requireRaster("--value", !values.isEmpty());
            requireRaster("--mask", mask.isPresent());
            return Pixels.NONE;
        }
        List<ValueRequest> requests = values.stream().map(ValueRequest::parse).toList();
        List<NamedRaster> open = new ArrayList<>();
        boolean done = false;
        try {
            for (Map.Entry<String, String> place : places(rasters).entrySet()) {
                open.add(new NamedRaster(place.getKey(), Raster.open(sources.open(place.getValue()), assumeWgs84)));
            }
            Pixels pixels = Pixels.of(open, requests, mask);
            done = true;
            return pixels;
        } finally {
            if (!done) {
                open.forEach(raster -> raster.raster().close());
            }
        }
    }

    private static void requireRaster(String option, boolean given) {
        if (given) {
            throw new IllegalArgumentException(option + ": there is no --raster to take values from");
        }
    }

    /// The place of each raster by its name; the first may have none.
    ///
    /// @param rasters as `[NAME=]FILE`
    /// @throws IllegalArgumentException if one has no place, or no name of its own
    static Map<String, String> places(List<String> rasters) {
        Map<String, String> places = new LinkedHashMap<>();
        for (String raster : rasters) {
            NamedFile file = NamedFile.parse(raster);
            String name = file.name().orElse("");
            if (name.isEmpty() && !places.isEmpty()) {
                throw new IllegalArgumentException(
                        "--raster %s: a second raster needs a name, as in NAME=%s".formatted(raster, raster));
            }
            if (places.containsKey(name)) {
                throw new IllegalArgumentException("--raster %s: there are two rasters of this name".formatted(name));
            }
            places.put(name, file.place());
        }
        return places;
    }
}
