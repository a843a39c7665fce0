package org.tileindex.plan;

import java.util.Optional;

/// Predicts costs: from earlier runs of the same work, else from its size and the rates of the machine.
public final class CostModel {
    private final Optional<RunCosts> known;
    private final Rates rates;

    /// @param known costs of earlier runs of the same input and parameters, if there were any
    /// @param rates of work on this machine
    public CostModel(Optional<RunCosts> known, Rates rates) {
        this.known = known;
        this.rates = rates;
    }

    /// Costs of earlier runs with the same parameters.
    public Optional<RunCosts> known() {
        return known;
    }

    /// Rates of work on this machine.
    public Rates rates() {
        return rates;
    }

    /// The predicted cost of the work on a zone.
    public ZoneCost of(ZoneWork work) {
        ZoneCost guess = guess(work);
        return known.map(costs -> costs.zones().getOrDefault(work.id(), guess)).orElse(guess);
    }

    private ZoneCost guess(ZoneWork work) {
        long crossings = work.window().crossings();
        long tiles = work.window().estimatedCells();
        return new ZoneCost(
                tiles,
                crossings / 2,
                Math.round(rates.validateNanos() * work.vertices()),
                Math.round(rates.scanNanos() * (work.vertices() + crossings)),
                Math.round(rates.recallNanos() * crossings),
                Math.round(rates.shardNanos() * Rates.shardUnits(tiles, crossings / 2)));
    }

    /// The bytes of both datasets together.
    public long bytes(long tiles) {
        return known.map(RunCosts::bytes).orElse(Math.round(rates.bytesPerTile() * tiles));
    }

    /// From the request to the first task.
    ///
    /// @param readsZones whether the zones have to be read
    public double openingSeconds(boolean readsZones) {
        double reading = known.map(RunCosts::readSeconds).orElse(rates.readSeconds());
        return known.map(RunCosts::openingSeconds).orElse(rates.openingSeconds()) + (readsZones ? reading : 0);
    }

    /// From the last task to the end.
    public double closingSeconds() {
        return known.map(RunCosts::closingSeconds).orElse(rates.closingSeconds());
    }
}
