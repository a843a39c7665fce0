package org.tileindex.plan;

import java.util.List;
import org.tileindex.request.ShardFormat;

/// Rates of work on a machine. They give estimates where no earlier run of the same input and parameters is known.
///
/// @param validateNanos checking topology, per vertex
/// @param scanNanos scan conversion, per vertex and crossing of a parallel
/// @param recallNanos reading back what an earlier scan found, per crossing
/// @param shardNanos encoding and writing both datasets, per unit of [#shardUnits]
/// @param bytesPerTile written, both datasets together
/// @param readSeconds reading the zones
/// @param openingSeconds from the request to the first task, without reading the zones
/// @param closingSeconds from the last task to the end
public record Rates(
        double validateNanos,
        double scanNanos,
        double recallNanos,
        double shardNanos,
        double bytesPerTile,
        double readSeconds,
        double openingSeconds,
        double closingSeconds) {

    /// Writing Parquet on the machine this was built on, in a cold process with two workers; only the proportions
    /// matter until a run has measured others.
    private static final Rates PARQUET = new Rates(1_100, 500, 500, 11, 0.67, 0.4, 0.25, 0.3);

    /// Writing Arrow files: the rates of Parquet where the work is the same, and for the rest a guess by the 118 bytes
    /// that a tile takes.
    private static final Rates ARROW = new Rates(1_100, 500, 500, 80, 120, 0.4, 0.35, 2);

    /// A span costs a shard as much as this many tiles.
    private static final int TILES_PER_SPAN = 128;

    /// The rates until a run has measured others.
    public static Rates first(ShardFormat format) {
        return switch (format) {
            case ShardFormat.Parquet parquet -> PARQUET;
            case ShardFormat.Arrow arrow -> ARROW;
        };
    }

    /// The rates that a run showed. A kind of work that it did not do keeps its rate of before.
    public static Rates of(RunCosts run, List<ZoneWork> works, Rates before) {
        double vertices = 0;
        double edges = 0;
        double crossings = 0;
        double tiles = 0;
        double units = 0;
        double validate = 0;
        double scan = 0;
        double recall = 0;
        double shard = 0;
        for (ZoneWork work : works) {
            ZoneCost cost = run.zones().getOrDefault(work.id(), ZoneCost.NONE);
            vertices += work.vertices();
            edges += work.vertices() + work.window().crossings();
            crossings += work.window().crossings();
            tiles += cost.tiles();
            units += shardUnits(cost.tiles(), cost.spans());
            validate += cost.validateNanos();
            scan += cost.scanNanos();
            recall += cost.recallNanos();
            shard += cost.shardNanos();
        }
        return new Rates(
                rate(validate, vertices, before.validateNanos),
                rate(scan, edges, before.scanNanos),
                rate(recall, crossings, before.recallNanos),
                rate(shard, units, before.shardNanos),
                rate((double) run.bytes(), tiles, before.bytesPerTile),
                run.readSeconds() > 0 ? run.readSeconds() : before.readSeconds,
                run.openingSeconds(),
                run.closingSeconds());
    }

    private static double rate(double total, double units, double before) {
        return total > 0 && units > 0 ? total / units : before;
    }

    /// The size of a shard's work: its tiles, and its spans in tiles.
    static double shardUnits(long tiles, long spans) {
        return tiles + (double) TILES_PER_SPAN * spans;
    }
}
