package org.tileindex.stats;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tileindex.grid.InclusionRule;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.report.ZoneNoun;
import org.tileindex.request.RunRequest;
import org.tileindex.statistic.StatisticSet;

/// The request for statistics of zones.
///
/// @param out the file to write, on this machine or on a Hadoop file system: CSV if its name ends in `.csv`, else
/// Parquet
/// @param report the page to write for a person, if any
/// @param from published cells that take the place of zones, whose options then do not matter
/// @param rule by which a cell belongs to a zone, where cells weigh the same
/// @param bands whose values are taken, at least one, in the order of the rows
/// @param minCoverage cells of which a zone covers a smaller share do not count
/// @param defaultValue of cells without a value
public record StatsRequest(
        FilePlace out,
        Optional<Path> report,
        RunRequest.Zones zones,
        Optional<Path> from,
        InclusionRule rule,
        List<StatsBand> bands,
        CellWeight weight,
        double minCoverage,
        OptionalDouble defaultValue,
        StatisticSet statistics,
        RunRequest.Execution execution) {
    public StatsRequest {
        bands = List.copyOf(bands);
    }

    /// The word for the zones. Nobody says what the zones of published cells are.
    public ZoneNoun noun() {
        return from.isPresent() ? ZoneNoun.ZONE : ZoneNoun.of(zones.options().ids());
    }

    /// The same, where something that stays as long as the run takes a part of the memory.
    StatsRequest beside(long bytes) {
        return new StatsRequest(
                out,
                report,
                zones,
                from,
                rule,
                bands,
                weight,
                minCoverage,
                defaultValue,
                statistics,
                execution.beside(bytes));
    }
}
