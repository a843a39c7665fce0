package org.tileindex.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ShardFormat;
import org.tileindex.tile.Dataset;
import org.tileindex.value.NamedRaster;
import org.tileindex.value.Pixels;
import org.tileindex.zone.UnknownIds;
import org.tileindex.zone.file.ZoneOptions;

/// The command that repeats a run: it has every option that decides the bytes, whatever its default, and is quoted for
/// a POSIX shell.
public final class Invocation {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,%+@^-]+");
    private static final double SECONDS = 3600;
    private static final double MINUTES = 60;

    private final List<String> words = new ArrayList<>(List.of("./tile-index"));

    private Invocation(String command) {
        words.add(command);
    }

    /// Begins a command.
    ///
    /// @param command its name
    public static Invocation begin(String command) {
        return new Invocation(command);
    }

    /// The command for a request.
    public static String of(RunRequest request) {
        Invocation command = begin(request.layout().isEnumerated() ? "enumerate" : "values");
        command.option("--out", request.out().name());
        command.zones(request.zones());
        if (request.cells().pixels().rasters().isEmpty()) {
            command.grid(request.cells().grid());
        } else {
            command.pixels(request.cells().pixels());
        }
        command.option("--inclusion-rule", request.cells().rule().id());
        if (request.hasCoverage()) {
            command.flag("--coverage");
        }
        command.layout(request.layout());
        return command.text();
    }

    /// The words of the command.
    public String text() {
        return String.join(" ", words);
    }

    /// Adds the options that decide the zones.
    public void zones(RunRequest.Zones zones) {
        ZoneOptions options = zones.options();
        zones.file().ifPresent(file -> option("--zones", file.name()));
        option("--zone-ids", options.ids().name().toLowerCase(Locale.ROOT));
        options.idField().ifPresent(field -> option("--zone-id", field));
        options.layer().ifPresent(layer -> option("--layer", layer));
        options.where().ifPresent(where -> option("--where", where.toString()));
        list("--countries", zones.chosen());
        list("--exclude", options.excluded());
        if (options.unknown() != UnknownIds.FAIL) {
            option("--unknown-ids", options.unknown().name().toLowerCase(Locale.ROOT));
        }
        option("--on-invalid", zones.onInvalid().name().toLowerCase(Locale.ROOT));
    }

    /// The rasters, which give the grid. Their names are those for people, so the secrets of an address must be put in
    /// again.
    private void pixels(Pixels pixels) {
        for (NamedRaster raster : pixels.rasters()) {
            String name = raster.name().isEmpty() ? "" : raster.name() + "=";
            option("--raster", name + raster.raster().name());
        }
        if (pixels.rasters().stream().anyMatch(raster -> raster.raster().assumesWgs84())) {
            flag("--assume-wgs84");
        }
        pixels.columns()
                .forEach(column -> option("--value", Pixels.request(column).text()));
        pixels.mask().ifPresent(mask -> option("--mask", mask.condition().label()));
    }

    private void grid(Grid grid) {
        double east = grid.westEdge(grid.ncols());
        double south = grid.northEdge(grid.nrows());
        Bounds exact = new Bounds(grid.originLon(), south, east, grid.originLat());
        Bounds typed = new Bounds(grid.originLon(), rounded(south), rounded(east), grid.originLat());
        Optional<String> size = cell(grid, typed);
        Bounds bounds = size.isPresent() ? typed : exact;
        // A size in degrees, with all its digits, gives the same grid whatever was typed.
        option("--grid", size.or(() -> cell(grid, exact)).orElse(grid.pixelWidth() + "x" + grid.pixelHeight()));
        if (!bounds.equals(Bounds.WORLD)) {
            String edges = Stream.of(bounds.west(), bounds.south(), bounds.east(), bounds.north())
                    .map(Invocation::number)
                    .reduce((a, b) -> a + "," + b)
                    .orElse("");
            words.add("--bounds=" + edges);
        }
    }

    /// The shortest size that makes this very grid: `30s`, `5m`, `0.25`.
    private static Optional<String> cell(Grid grid, Bounds bounds) {
        String width = number(rounded(grid.pixelWidth() * SECONDS));
        String height = number(rounded(grid.pixelHeight() * SECONDS));
        String minutes = number(rounded(grid.pixelWidth() * MINUTES));
        return Stream.of(
                        minutes + "m",
                        width + "s",
                        number(grid.pixelWidth()),
                        width + "sx" + height + "s",
                        number(grid.pixelWidth()) + "x" + number(grid.pixelHeight()))
                .filter(size -> size.length() < 20 && makes(size, bounds, grid))
                .min((a, b) -> Integer.compare(a.length(), b.length()));
    }

    private static boolean makes(String size, Bounds bounds, Grid grid) {
        try {
            return GridSpec.parse(size, bounds).equals(grid);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static double rounded(double number) {
        return Math.rint(number * 1e9) / 1e9;
    }

    private static String number(double number) {
        String text = Double.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private void layout(RunRequest.Layout layout) {
        ShardFormat format = layout.format();
        if (layout.isEnumerated() && !layout.isUsual()) {
            option("--datasets", String.join(",", Dataset.names(layout.datasets())));
        }
        if (layout.hasGeometry()) {
            flag("--geometry");
        }
        option("--layout", layout.shards().label());
        option("--format", format.id());
        option("--compression", format.compression());
        if (format instanceof ShardFormat.Parquet) {
            option("--row-group-rows", Long.toString(format.chunkRows()));
        }
        option("--shard-rows", Long.toString(layout.shardRows()));
    }

    private void list(String name, List<String> values) {
        if (!values.isEmpty()) {
            option(name, String.join(",", values));
        }
    }

    /// Adds an option without a value.
    public void flag(String name) {
        words.add(name);
    }

    /// Adds an option and its value.
    public void option(String name, String value) {
        // A value that begins like an option needs its name before it.
        if (value.startsWith("-")) {
            words.add(name + "=" + quoted(value));
        } else {
            words.add(name);
            words.add(quoted(value));
        }
    }

    /// A word of a POSIX shell that means `value`.
    static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
