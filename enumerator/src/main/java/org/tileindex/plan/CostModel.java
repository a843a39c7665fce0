package org.tileindex.plan;

import java.util.Optional;

/// Predicts costs: from earlier runs of the same work, else from its size and the rates of the machine.
public final class CostModel {
    private final Optional<RunCosts> known;
    private final Rates rates;
    private final long inputBytes;

    /// @param known costs of earlier runs of the same input and parameters, if there were any
    /// @param rates of work on this machine
    /// @param inputBytes size of the zones' source
    public CostModel(Optional<RunCosts> known, Rates rates, long inputBytes) {
        this.known = known;
        this.rates = rates;
        this.inputBytes = inputBytes;
    }

    /// Costs of earlier runs with the same parameters.
    public Optional<RunCosts> known() {
        return known;
    }

    /// The predicted cost of the work on a zone. Work that no run with these parameters did is guessed.
    public ZoneCost of(ZoneWork work) {
        ZoneCost guess = guess(rates, work);
        return known.flatMap(costs -> measured(costs, work))
                .map(cost -> cost.orElse(guess))
                .orElse(guess);
    }

    private Optional<ZoneCost> measured(RunCosts costs, ZoneWork work) {
        return Optional.ofNullable(costs.zones().get(work.id()))
                .or(() -> costs.others().map(ratio -> ratio.times(firstGuess(work))));
    }

    /// The cost of the work on a zone by the built-in rates.
    public ZoneCost firstGuess(ZoneWork work) {
        return guess(rates.first(), work);
    }

    private static ZoneCost guess(Rates rates, ZoneWork work) {
        long crossings = work.window().crossings();
        long tiles = work.window().estimatedCells();
        long spans = crossings / 2;
        Workload scan = Workload.zone((double) work.vertices() + crossings, 0);
        return new ZoneCost(
                tiles,
                spans,
                Math.round(rates.cost(CostKind.VALIDATE, Workload.zone(work.vertices(), 0))),
                Math.round(rates.cost(CostKind.SCAN, scan)),
                Math.round(rates.cost(CostKind.RECALL, Workload.zone((double) crossings, 0))),
                Math.round(rates.cost(CostKind.SHARD, Workload.zone((double) spans, (double) tiles))));
    }

    /// The tiles of all zones: those that earlier runs found, else the sum of what is foretold for each.
    ///
    /// @param sum of all zones
    public long tiles(ZoneCost sum) {
        return known.map(RunCosts::tiles).orElse(sum.tiles());
    }

    /// The bytes of both datasets together.
    ///
    /// @param sum of all zones
    /// @param zones their number
    public long bytes(ZoneCost sum, int zones) {
        Workload work = new Workload(1, zones, (double) sum.spans(), (double) sum.tiles());
        return known.map(RunCosts::bytes).orElseGet(() -> Math.round(rates.cost(CostKind.BYTES, work)));
    }

    /// From the request to the first task, and the time that workers lose by their start.
    ///
    /// @param readsZones whether the zones have to be read
    /// @param zones their number
    public double openingSeconds(boolean readsZones, int zones) {
        double opening = known.map(RunCosts::openingSeconds)
                .orElseGet(() -> rates.cost(CostKind.OPEN, new Workload(1, zones, 0, 0)) / 1e9 + rates.startSeconds());
        return opening + (readsZones ? readSeconds() : 0);
    }

    private double readSeconds() {
        double guess = rates.cost(CostKind.READ, new Workload(1, 0, 0, (double) inputBytes)) / 1e9;
        return known.map(RunCosts::readSeconds).filter(seconds -> seconds > 0).orElse(guess);
    }

    /// From the last task to the end.
    ///
    /// @param zones their number
    /// @param bytes of both datasets
    public double closingSeconds(int zones, long bytes) {
        return known.map(RunCosts::closingSeconds)
                .orElseGet(() -> rates.cost(CostKind.CLOSE, new Workload(1, zones, 0, (double) bytes)) / 1e9);
    }
}
