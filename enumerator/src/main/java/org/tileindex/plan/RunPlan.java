package org.tileindex.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.request.Outputs;
import org.tileindex.request.Parameters;
import org.tileindex.request.RunRequest;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.OutputPaths;
import org.tileindex.zone.file.ZoneInput;

/// Everything that is known of a run before it starts: what `plan` shows, and a run executes.
///
/// @param parameters all that decides the bytes
/// @param input the source of the zones
/// @param selection the zones that the run takes
/// @param works one per zone, by id
/// @param groups of these, each of whose cells one task finds
/// @param known results of earlier runs for these very zones
/// @param costs the model that foretells what each task takes
public record RunPlan(
        RunRequest request,
        Parameters parameters,
        ZoneInput input,
        SelectedZones selection,
        List<ZoneWork> works,
        List<ZoneGroup> groups,
        Prediction.Known known,
        CostModel costs,
        Prediction prediction) {
    /// So many folders of zones are a burden.
    private static final int MANY_ZONES = 10_000;

    /// The name of the partitions and of the folder of reports.
    public String partition() {
        return OutputPaths.partition(parameters.hash());
    }

    /// The ids in the input that are not ISO codes and are left out. None where the request names its zones, because
    /// it leaves out all others anyway.
    public List<String> leftOut() {
        return request.zones().chosen().isEmpty() ? selection.leftOut() : List.of();
    }

    /// The number of features in the input that have no id; 0 where the request names its zones.
    public int withoutId() {
        return request.zones().chosen().isEmpty() ? selection.withoutId() : 0;
    }

    /// The worker time that a zone will take, in nanoseconds.
    public long nanos(Prediction.ZonePrediction zone) {
        return findingNanos(zone) + zone.cost().shardNanos();
    }

    private long findingNanos(Prediction.ZonePrediction zone) {
        ZoneCost cost = zone.cost();
        return zone.recalled() ? cost.recallNanos() : cost.scanNanos() + (known.valid() ? 0 : cost.validateNanos());
    }

    /// The share of all worker time that finding cells will take, from 0 to 1.
    public double findingShare() {
        long finding = prediction.zones().stream().mapToLong(this::findingNanos).sum();
        long all = prediction.zones().stream().mapToLong(this::nanos).sum();
        return finding / (double) Math.max(1, all);
    }

    /// A warning of a run with very many files.
    public Optional<String> warning() {
        boolean many = works.size() >= MANY_ZONES && !request.layout().shards().sharesShards();
        return many
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%,d zones with --layout zone are at least %,d files, with which file systems and readers are"
                                + " slow; --layout packed puts many zones into one file",
                        works.size(),
                        (long) request.layout().datasets().size() * works.size()))
                : Optional.empty();
    }

    /// Whether all datasets are at their place already.
    ///
    /// @throws TileIndexException if that cannot be found out
    public boolean isPublished() throws TileIndexException {
        return Outputs.isPublished(
                request.out(), partition(), Dataset.names(request.layout().datasets()));
    }
}
