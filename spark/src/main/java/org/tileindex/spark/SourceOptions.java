package org.tileindex.spark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.request.RunRequest;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.UnknownIds;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.Where;
import org.tileindex.zone.file.WhereParser;
import org.tileindex.zone.file.ZoneOptions;

/// The options of the data source, which are those of the command line and two of Spark.
///
/// @param coverage whether there is a column of the shares of cells
/// @param simd choice of the kernels that fill batches
/// @param pushAggregates whether counts, extremes and sums are taken from spans
/// @param partitions about the number of partitions wished for
record SourceOptions(
        RunRequest.Zones zones,
        GridChoice grid,
        InclusionRule rule,
        boolean coverage,
        SimdMode simd,
        boolean pushAggregates,
        Optional<Integer> partitions) {
    /// The short name of the data source.
    static final String SOURCE = "tile-index";

    private static final Set<String> NAMES = Set.of(
            "zones",
            "countries",
            "exclude",
            "zone-ids",
            "zone-id",
            "layer",
            "where",
            "unknown-ids",
            "on-invalid",
            "grid",
            "size",
            "bounds",
            "raster",
            "assume-wgs84",
            "rule",
            "inclusion-rule",
            "coverage",
            "simd",
            "push-aggregates",
            "partitions");

    /// Reads options.
    ///
    /// @throws SourceFault E010 if one of them is wrong, E008 for an unknown rule
    static SourceOptions of(Map<String, String> given) {
        OptionReader options = new OptionReader(given, NAMES);
        boolean coverage = options.flag("coverage", false);
        return new SourceOptions(
                zones(options),
                GridChoice.of(options),
                rule(options, coverage),
                coverage,
                options.choice("simd", SimdMode.AUTO),
                options.flag("push-aggregates", true),
                options.count("partitions"));
    }

    private static RunRequest.Zones zones(OptionReader options) {
        ZoneIds ids = options.choice("zone-ids", ZoneIds.ISO);
        ZoneOptions read = new ZoneOptions(
                options.text("zone-id"),
                options.text("layer"),
                ids,
                options.choice("unknown-ids", UnknownIds.FAIL),
                typed(options.list("exclude"), ids),
                options.text("where").map(SourceOptions::where));
        return new RunRequest.Zones(
                options.text("zones").map(FilePlace::new),
                typed(options.list("countries"), ids),
                read,
                options.choice("on-invalid", OnInvalid.FAIL));
    }

    /// Ids as the file has them. Country codes may be typed in lower case.
    private static List<String> typed(List<String> ids, ZoneIds kind) {
        return ids.stream()
                .map(id -> kind == ZoneIds.ISO ? id.toUpperCase(Locale.ROOT) : id)
                .toList();
    }

    private static Where where(String condition) {
        try {
            return WhereParser.parse(condition);
        } catch (IllegalArgumentException e) {
            throw SourceFault.ofOption("where", String.valueOf(e.getMessage()), "Give a condition such as A = 'b'.");
        }
    }

    private static InclusionRule rule(OptionReader options, boolean coverage) {
        Optional<String> named = options.text("rule").or(() -> options.text("inclusion-rule"));
        try {
            InclusionRule preset = coverage ? InclusionRule.ANY_OVERLAP : InclusionRule.CENTER;
            InclusionRule rule = named.isPresent() ? InclusionRule.of(named.get()) : preset;
            if (coverage && rule != InclusionRule.ANY_OVERLAP) {
                throw SourceFault.ofOption(
                        "coverage",
                        "it is for all cells that share area with a zone",
                        "Leave rule away, or give any_overlap.");
            }
            return rule;
        } catch (TileIndexException e) {
            throw new SourceFault(e);
        }
    }

    /// Kind of the zones' ids.
    ZoneIds ids() {
        return zones.options().ids();
    }

    /// The zones and the cells, for people.
    String description() {
        String file = zones.file().map(FilePlace::name).orElse("embedded countries");
        return "zones: %s, %s, rule: %s%s"
                .formatted(file, grid.description(), rule.id(), coverage ? ", with coverage" : "");
    }
}
