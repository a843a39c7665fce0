package org.tileindex.cache;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tileindex.plan.CostModel;
import org.tileindex.plan.Rates;
import org.tileindex.plan.RunCosts;
import org.tileindex.plan.RunEvidence;
import org.tileindex.plan.RunPlan;
import org.tileindex.plan.SelectedZones;
import org.tileindex.request.Parameters;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ShardFormat;
import org.tileindex.telemetry.CacheStats;
import org.tileindex.tile.Dataset;
import org.tileindex.zone.file.ZoneInput;

/// Results that runs remember for each other: the zones of an input, known to be valid; their cells; and costs.
public final class RunCaches {
    private static final long MOST_COST_BYTES = 64 << 20;
    private static final long MOST_SPAN_BYTES = 1L << 30;

    /// Zones whose costs are kept one by one: enough for the schedule of any run, and read in milliseconds.
    private static final int MOST_ZONES = 2000;

    private final SelectionCache selections;
    private final DiskCache spans;
    private final DiskCache costs;
    private final CostHistory history;
    private final Rates first;
    private final String build = BuildStamp.current().orElse("no jar");

    /// @param folder of all caches; nothing is remembered if empty
    /// @param layout of the files that the run writes; each has costs of its own
    public RunCaches(Optional<Path> folder, RunRequest.Layout layout) {
        this.selections = new SelectionCache(folder);
        this.spans = new DiskCache(folder, "spans", MOST_SPAN_BYTES);
        this.costs = new DiskCache(folder, "costs", MOST_COST_BYTES);
        ShardFormat format = layout.format();
        String kind = String.join(
                        "-", format.id(), format.compression(), layout.shards().label())
                + (layout.isUsual() ? "" : "-" + String.join("-", Dataset.names(layout.datasets())))
                + (layout.hasGeometry() ? "-geometry" : "");
        this.history = new CostHistory(costs, "rates-" + kind, build);
        this.first = Rates.first(layout);
    }

    /// The zones that a run takes from an input, all of them known to be valid.
    public Optional<SelectedZones> selection(ZoneInput input, RunRequest.Zones wanted) {
        return selections.get(input, wanted);
    }

    /// The cells of an input's zones for a run's grid and rule.
    public SpanCache spans(ZoneInput input, RunRequest request) {
        return new SpanCache(
                spans,
                selections.digest(input, request.zones()),
                request.cells().grid(),
                request.cells().rule(),
                request.hasCoverage());
    }

    /// The model of costs that earlier runs give for these parameters.
    public CostModel costs(Parameters parameters, ZoneInput input) {
        return new CostModel(history.recall(parameters.hash()), first.learn(history.evidence()), input.bytes());
    }

    /// Keeps the results of a run.
    ///
    /// @param valid whether the run found all its zones valid
    /// @param took costs of the run; empty if it did only a part of its work
    public void remember(RunPlan plan, boolean valid, Optional<RunCosts> took) {
        if (valid && !plan.known().valid()) {
            selections.put(plan.input(), plan.request().zones(), plan.selection());
        }
        took.ifPresent(costs -> remember(plan, costs));
        selections.trim();
        spans.trim();
        costs.trim();
    }

    private void remember(RunPlan plan, RunCosts took) {
        int workers = plan.request().execution().workers();
        double share = Math.min(1, (double) Runtime.getRuntime().availableProcessors() / workers);
        history.remember(
                plan.parameters().hash(),
                took.compact(MOST_ZONES, plan.works(), plan.costs()::firstGuess),
                RunEvidence.of(took, plan.works(), plan.input().bytes(), share),
                first);
    }

    /// The use of each cache.
    public List<CacheStats> stats() {
        return List.of(selections.stats(), spans.stats(), costs.stats());
    }
}
