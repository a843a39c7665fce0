package org.tileindex.verify;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.Raster;
import org.tileindex.raster.source.Sources;
import org.tileindex.value.CellMask;
import org.tileindex.value.NamedRaster;
import org.tileindex.value.Pixels;
import org.tileindex.value.ValueRequest;

/// A request for raster values.
///
/// @param rasters by name, in the order of their names
/// @param values as `--value` takes them
record SampleValues(Map<String, Path> rasters, List<String> values, Optional<CellMask> mask) {
    /// Values of one raster.
    static SampleValues of(Path raster, String... values) {
        return new SampleValues(Map.of("", raster), List.of(values), Optional.empty());
    }

    SampleValues masked(CellMask condition) {
        return new SampleValues(rasters, values, Optional.of(condition));
    }

    /// A raster of the test resources: 48 × 36 cells of 5 arc-minutes around Lesotho.
    static Path raster(String name) {
        URL url = Objects.requireNonNull(SampleValues.class.getResource("rasters/" + name), name);
        return Path.of(URI.create(url.toString()));
    }

    /// The open rasters, which the caller closes.
    Pixels open(Sources sources) throws TileIndexException, InterruptedException {
        List<NamedRaster> open = new ArrayList<>();
        for (Map.Entry<String, Path> raster : new TreeMap<>(rasters).entrySet()) {
            Raster file = Raster.open(sources.open(raster.getValue().toString()), false);
            open.add(new NamedRaster(raster.getKey(), file));
        }
        return Pixels.of(open, values.stream().map(ValueRequest::parse).toList(), mask);
    }
}
