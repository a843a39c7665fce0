package org.tileindex.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.tileindex.grid.Grid;
import org.tileindex.raster.Band;
import org.tileindex.tile.Dataset;
import org.tileindex.value.NamedRaster;
import org.tileindex.value.Pixels;
import org.tileindex.value.ValueColumn;

/// Everything that decides the bytes of the output, and nothing else: not the workers, the machine, the time or a
/// path (contract, section 3.4).
public final class Parameters {
    /// Raised whenever the same parameters give other bytes than before.
    private static final int FORMAT_VERSION = 4;

    private final TreeMap<String, String> values = new TreeMap<>();

    private Parameters() {}

    /// The parameters of a run.
    ///
    /// @param zoneDigest of the zones' source
    /// @param zones ids of the zones that the run takes, in order
    public static Parameters of(RunRequest request, String zoneDigest, Collection<String> zones) {
        Parameters parameters = new Parameters();
        Grid grid = request.cells().grid();
        RunRequest.Zones wanted = request.zones();
        Map<String, String> values = parameters.values;
        values.put("format_version", Integer.toString(FORMAT_VERSION));
        values.put("grid.nrows", Integer.toString(grid.nrows()));
        values.put("grid.ncols", Integer.toString(grid.ncols()));
        values.put("grid.origin_lon", Double.toString(grid.originLon()));
        values.put("grid.origin_lat", Double.toString(grid.originLat()));
        values.put("grid.pixel_width", Double.toString(grid.pixelWidth()));
        values.put("grid.pixel_height", Double.toString(grid.pixelHeight()));
        if (grid.crs().isProjected()) {
            values.put("grid.crs", grid.crs().projection());
        }
        values.put("inclusion_rule", request.cells().rule().id());
        if (request.hasCoverage()) {
            values.put("coverage", "true");
        }
        values.put("zones.sha256", zoneDigest);
        wanted.options().idField().ifPresent(field -> values.put("zones.id_field", field));
        wanted.options().layer().ifPresent(layer -> values.put("zones.layer", layer));
        wanted.options().where().ifPresent(where -> values.put("zones.where", where.toString()));
        values.put(
                "zones.ids",
                zones.stream()
                        .map(zone -> URLEncoder.encode(zone, StandardCharsets.UTF_8))
                        .collect(Collectors.joining(",")));
        values.put("zones.id_kind", wanted.options().ids().name().toLowerCase(Locale.ROOT));
        values.put("zones.on_invalid", wanted.onInvalid().name().toLowerCase(Locale.ROOT));
        parameters.put(request.layout());
        parameters.put(request.cells().pixels());
        return parameters;
    }

    private void put(RunRequest.Layout layout) {
        values.put("layout", layout.shards().label());
        if (!layout.isUsual()) {
            values.put("datasets", String.join(",", Dataset.names(layout.datasets())));
        }
        if (layout.hasGeometry()) {
            values.put("geometry", "true");
        }
        values.put("shard_rows", Long.toString(layout.shardRows()));
        values.putAll(layout.format().parameters());
    }

    /// What is taken from rasters: each is known by its header and size, because reading all of its pixels would take
    /// longer than the run.
    private void put(Pixels pixels) {
        List<ValueColumn> columns = pixels.columns();
        for (int i = 0; i < columns.size(); i++) {
            values.put("value.%d.column".formatted(i), columns.get(i).name());
            values.put(
                    "value.%d.type".formatted(i), columns.get(i).type().name().toLowerCase(Locale.ROOT));
            put("value.%d".formatted(i), columns.get(i).raster(), columns.get(i).band());
        }
        pixels.mask().ifPresent(mask -> {
            values.put("mask", mask.condition().label());
            put("mask", mask.raster(), mask.band());
        });
    }

    private void put(String key, NamedRaster raster, Band band) {
        values.put(key + ".band", Integer.toString(band.number()));
        values.put(key + ".raster", raster.raster().fingerprint());
        values.put(key + ".scaled", Boolean.toString(band.scaled()));
    }

    /// The canonical rendering: `key=value` lines in ASCII order, each ended by a line feed.
    public String canonical() {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    /// SHA-256 of [#canonical], lower-case hexadecimal.
    public String hash() {
        return DigestUtils.sha256Hex(canonical());
    }

    /// The values by key, in ASCII order.
    public Map<String, String> asMap() {
        return Map.copyOf(values);
    }
}
