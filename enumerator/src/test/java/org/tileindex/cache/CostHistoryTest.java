package org.tileindex.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.plan.CostModel;
import org.tileindex.plan.CostRatio;
import org.tileindex.plan.Prediction;
import org.tileindex.plan.Prediction.Known;
import org.tileindex.plan.Rates;
import org.tileindex.plan.RunCosts;
import org.tileindex.plan.RunEvidence;
import org.tileindex.plan.ZoneCost;
import org.tileindex.plan.ZoneGroup;
import org.tileindex.plan.ZoneWork;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ShardFormat;
import org.tileindex.scheduler.Dispatch;
import org.tileindex.tile.ShardLayout;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.ZoneExtent;

/// What earlier runs took comes back, and what is no such thing is as good as absent.
class CostHistoryTest {
    private static final Rates FIRST = Rates.first(new ShardFormat.Parquet(Codec.SNAPPY, 1_000_000), true);
    private static final Grid GRID = GridSpec.parse("1", Bounds.WORLD);

    /// A square of 10 degrees.
    private static final ZoneWork SQUARE = ZoneWork.of(0, "SQ", new ZoneExtent(0, 0, 10, 10, 100, 20, 5), GRID);

    @TempDir
    Path folder;

    private DiskCache cache() {
        return new DiskCache(Optional.of(folder), "costs", 1 << 20);
    }

    private CostHistory history() {
        return history("build");
    }

    private CostHistory history(String build) {
        return new CostHistory(cache(), "rates", build);
    }

    private static CostModel model(CostHistory history) {
        return new CostModel(history.recall("hash"), FIRST.learn(history.evidence()), 1_000_000);
    }

    private static Prediction predict(
            CostModel model, List<ZoneWork> works, Known known, long shardRows, Dispatch dispatch) {
        RunRequest.Layout layout =
                new RunRequest.Layout(ShardLayout.ZONE, new ShardFormat.Parquet(Codec.SNAPPY, 1_000_000), shardRows);
        return Prediction.of(model, works, ZoneGroup.cut(works), known, layout, dispatch);
    }

    private static RunCosts costs(double seconds, ZoneCost zone) {
        return new RunCosts(seconds / 4, seconds / 8, seconds / 16, 1000, Map.of("SQ", zone), Optional.empty());
    }

    private static RunEvidence evidence(RunCosts costs) {
        return RunEvidence.of(costs, List.of(SQUARE), 1_000_000, 1);
    }

    private static void remember(CostHistory history, RunCosts costs) {
        history.remember("hash", costs, evidence(costs), FIRST);
    }

    @Test
    void noMoreShardsAreForetoldThanAZoneHasRows() {
        CostModel model = model(history());
        Known nothing = new Known(false, Set.of());
        Prediction one = predict(model, List.of(SQUARE), nothing, 1, Dispatch.heaviestFirst(2));
        assertEquals(10, one.shards());
        Grid fine = GridSpec.parse("0.4s", Bounds.WORLD);
        ZoneWork huge = ZoneWork.of(0, "SQ", new ZoneExtent(0, 0, 10, 10, 100, 20, 5), fine);
        Prediction many = predict(model, List.of(huge), nothing, 1, Dispatch.heaviestFirst(2));
        assertEquals(90_000, many.shards());
    }

    @Test
    void costsAndRatesComeBack() {
        RunCosts costs = costs(3, new ZoneCost(100, 10, 9, 8, 7, 6));
        remember(history(), costs);
        assertEquals(Optional.of(costs), history().recall("hash"));
        assertEquals(List.of(evidence(costs)), history().evidence());
        assertEquals(Optional.empty(), history().recall("other"));
    }

    @Test
    void aRatioForManyZonesComesBack() {
        RunCosts costs = new RunCosts(1, 2, 3, 4, Map.of(), Optional.of(new CostRatio(17, 1, 2, 3, 4, 5, 6)));
        remember(history(), costs);
        assertEquals(Optional.of(costs), history().recall("hash"));
    }

    @Test
    void theHistoryOfAnotherBuildIsAsGoodAsAbsent() {
        remember(history("yesterday"), costs(3, new ZoneCost(100, 10, 9, 8, 7, 6)));
        assertEquals(Optional.empty(), history().recall("hash"));
        assertEquals(List.of(), history().evidence());
    }

    /// Of the two oldest runs the one goes that says less, so small ones do not push a large one out.
    @Test
    void aLargeRunIsNotForgottenForSmallOnes() {
        RunCosts large = costs(3, new ZoneCost(1_000_000_000, 1_000_000, 9, 8, 7, 11_000_000_000L));
        RunCosts small = costs(3, new ZoneCost(100, 10, 9, 8, 7, 6));
        remember(history(), small);
        remember(history(), large);
        for (int run = 0; run < 2 * CostHistory.MOST_RUNS; run++) {
            remember(history(), small);
        }
        List<RunEvidence> runs = history().evidence();
        assertEquals(CostHistory.MOST_RUNS, runs.size());
        assertTrue(runs.contains(evidence(large)));
        for (int run = 0; run < CostHistory.MOST_RUNS; run++) {
            remember(history(), costs(4, new ZoneCost(1_000_000_001, 1_000_000, 9, 8, 7, 11_000_000_000L)));
        }
        assertFalse(history().evidence().contains(evidence(large)), "newer ones say as much");
    }

    @Test
    void aSecondRunCountsHalfAndWhatItDidNotDoStays() {
        remember(history(), costs(2, new ZoneCost(100, 10, 900, 800, 0, 600)));
        remember(history(), costs(4, new ZoneCost(100, 10, 0, 0, 50, 200)));
        RunCosts blended = history().recall("hash").orElseThrow();
        assertEquals(new ZoneCost(100, 10, 900, 800, 50, 400), blended.zones().get("SQ"));
        assertEquals(0.75, blended.readSeconds());
    }

    @Test
    void whatIsNoHistoryIsAsGoodAsAbsent() {
        String good = "{\"build\":\"build\",\"totals\":[1,1,1,1],\"zones\":{\"SQ\":[1,1,1,1,1,1]},\"others\":[]}";
        cache().put("hash", good.getBytes(UTF_8));
        assertTrue(history().recall("hash").isPresent());
        for (String bad : List.of(
                "",
                "{",
                "[]",
                "null",
                "17",
                "{}",
                good.replace("\"build\":\"build\"", "\"build\":1"),
                good.replace("[1,1,1,1]", "[1,1,1,\"many\"]"),
                good.replace("[1,1,1,1]", "[1,1,1,-1]"),
                good.replace("[]", "[1,1]"),
                good.replace("[]", "{}"),
                good.replace("[1,1,1,1,1,1]", "[1,1,1]"),
                good.replace("[1,1,1,1,1,1]", "[1,1,1,1,1,null]"),
                good.replace("[1,1,1,1,1,1]", "7"),
                good.replace("{\"SQ\":[1,1,1,1,1,1]}", "[]"))) {
            cache().put("hash", bad.getBytes(UTF_8));
            assertEquals(Optional.empty(), history().recall("hash"), bad);
            cache().put("rates", bad.getBytes(UTF_8));
            assertEquals(List.of(), history().evidence(), bad);
        }
        for (String runs : List.of("17", "{}", "[[]]", "[{}]", "[{\"shard\":[1,1,1,1]}]")) {
            String bad = "{\"build\":\"build\",\"runs\":" + runs + "}";
            cache().put("rates", bad.getBytes(UTF_8));
            assertEquals(List.of(), history().evidence(), bad);
        }
    }

    @Test
    void aPredictionFollowsTheHistoryAndSaysSo() {
        CostHistory history = history();
        Dispatch one = Dispatch.heaviestFirst(1);
        Known nothing = new Known(false, Set.of());
        Prediction before = predict(model(history), List.of(SQUARE), nothing, 30, one);
        assertFalse(before.fromHistory());
        assertEquals(100, before.tiles());
        assertEquals(4, before.shards());

        remember(history, costs(16, new ZoneCost(90, 10, 1_000_000_000, 2_000_000_000, 500_000_000, 4_000_000_000L)));
        CostModel model = model(history);
        Prediction after = predict(model, List.of(SQUARE), nothing, 30, one);
        assertTrue(after.fromHistory());
        assertEquals(90, after.tiles());
        assertEquals(3, after.shards());
        assertEquals(1000, after.bytes());
        assertEquals(2 + 4 + (1 + 2 + 4) + 1, after.seconds(), 0.01);

        Known valid = new Known(true, Set.of());
        assertEquals(
                2 + 4 + (2 + 4) + 1,
                predict(model, List.of(SQUARE), valid, 30, one).seconds(),
                0.01);
        Known recalled = new Known(true, Set.of(0));
        assertEquals(
                2 + (0.5 + 4) + 1,
                predict(model, List.of(SQUARE), recalled, 30, one).seconds(),
                0.01);
    }

    @Test
    void aLoneZoneIsForetoldToBeSplitAmongWorkers() {
        CostHistory history = history();
        remember(history, costs(0, new ZoneCost(90, 10, 0, 8_000_000_000L, 0, 0)));
        Prediction prediction =
                predict(model(history), List.of(SQUARE), new Known(true, Set.of()), 100, Dispatch.heaviestFirst(4));
        assertEquals(2.0, prediction.schedule().makespan() / 1e9, 1e-9);
    }

    @Test
    void workThatNoRunDidIsGuessed() {
        CostHistory history = history();
        CostModel before = model(history);
        remember(history, costs(1, new ZoneCost(90, 10, 0, 8_000_000_000L, 0, 5)));
        ZoneCost cost = model(history).of(SQUARE);
        assertEquals(8_000_000_000L, cost.scanNanos());
        assertEquals(5, cost.shardNanos());
        assertEquals(before.of(SQUARE).validateNanos(), cost.validateNanos());
        assertEquals(before.of(SQUARE).recallNanos(), cost.recallNanos());
    }
}
