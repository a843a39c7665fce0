package org.tileindex.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tileindex.tile.Dataset;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Options for the datasets that `enumerate` publishes; a mixin.
final class DatasetSelection {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--datasets",
            paramLabel = "A,B",
            description = "Datasets to publish: tile_index, tile_bounds, tile_spans (one row a span of tiles: a few"
                    + " megabytes for the world); default: the first two.")
    private Optional<String> names = Optional.empty();

    @Option(
            names = "--geometry",
            description = "Adds the rectangle of each span to tile_spans, which is GeoParquet then.")
    private boolean geometry;

    /// The datasets to publish, in the order of publishing.
    ///
    /// @throws CommandLine.ParameterException if the options are wrong
    List<Dataset> datasets() {
        List<Dataset> chosen = names.isPresent() ? chosen(names.get().split(",", -1)) : Dataset.TILES;
        if (geometry && chosen.stream().noneMatch(Dataset::isOfSpans)) {
            throw wrongUsage("--geometry is for tile_spans: add --datasets tile_spans, for example");
        }
        return geometry ? Dataset.withGeometry(chosen) : chosen;
    }

    private List<Dataset> chosen(String... given) {
        List<String> known = Dataset.names(Dataset.ENUMERATED);
        List<String> wanted = new ArrayList<>();
        for (String name : given) {
            String lower = name.strip().toLowerCase(Locale.ROOT);
            if (!known.contains(lower)) {
                throw wrongUsage("--datasets: '%s' is none of %s".formatted(name, String.join(", ", known)));
            }
            if (wanted.contains(lower)) {
                throw wrongUsage("--datasets: %s is named twice".formatted(lower));
            }
            wanted.add(lower);
        }
        return Dataset.ENUMERATED.stream()
                .filter(dataset -> wanted.contains(dataset.name()))
                .toList();
    }

    private CommandLine.ParameterException wrongUsage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
