package org.tileindex.stats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tileindex.raster.Raster;
import org.tileindex.report.Figures;
import org.tileindex.report.Invocation;
import org.tileindex.statistic.Statistic;

/// What decides the result of a run, as the command that repeats it and as options for a person.
final class StatsInvocation {
    private final StatsRequest request;
    /// By name, in the order of the command.
    private final Map<String, Raster> rasters = new LinkedHashMap<>();

    StatsInvocation(StatsRequest request) {
        this.request = request;
        request.bands().forEach(band -> rasters.putIfAbsent(band.name(), band.raster()));
    }

    /// The command. Names of rasters are those for people, so the secrets of an address must be put in again.
    String command() {
        Invocation command = Invocation.begin("stats");
        command.option("--out", request.out().toString());
        rasters.forEach((name, raster) -> command.option("--raster", name + "=" + raster.name()));
        if (request.from().isPresent()) {
            command.option("--from", request.from().get().toString());
        } else {
            command.zones(request.zones());
        }
        options().forEach(command::option);
        if (request.bands().stream().anyMatch(band -> band.band().scaled())) {
            command.flag("--scaled");
        }
        if (rasters.values().stream().anyMatch(Raster::assumesWgs84)) {
            command.flag("--assume-wgs84");
        }
        return command.text();
    }

    /// The options that have values and decide the numbers, in the order of the command.
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        bands().ifPresent(bands -> options.put("--band", bands));
        options.put(
                "--stat",
                request.statistics().statistics().stream().map(Statistic::text).collect(Collectors.joining(",")));
        options.put("--weight", request.weight().text());
        if (request.weight().needsCoverage()) {
            options.put("--min-coverage", Figures.shortest(request.minCoverage()));
        } else {
            options.put("--inclusion-rule", request.rule().id());
        }
        request.defaultValue().ifPresent(value -> options.put("--default-value", Double.toString(value)));
        return options;
    }

    /// The numbers of the bands, which are the same in each raster, unless they are all.
    private Optional<String> bands() {
        boolean all = rasters.entrySet().stream()
                .allMatch(raster -> numbers(raster.getKey())
                        .equals(IntStream.rangeClosed(
                                        1, raster.getValue().header().bands().size())
                                .boxed()
                                .toList()));
        return all
                ? Optional.empty()
                : Optional.of(numbers(request.bands().getFirst().name()).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",")));
    }

    private List<Integer> numbers(String name) {
        return request.bands().stream()
                .filter(band -> band.name().equals(name))
                .map(band -> band.band().number())
                .toList();
    }

    /// The rasters by name.
    Map<String, Raster> rasters() {
        return rasters;
    }
}
