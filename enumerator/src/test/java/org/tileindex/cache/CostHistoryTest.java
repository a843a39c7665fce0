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
import org.tileindex.plan.Prediction;
import org.tileindex.plan.Prediction.Known;
import org.tileindex.plan.Rates;
import org.tileindex.plan.RunCosts;
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
    private static final Rates FIRST = Rates.first(new ShardFormat.Parquet(Codec.SNAPPY, 1_000_000));
    private static final Rates RATES = new Rates(1, 2, 3, 4, 5, 6, 7, 8);
    private static final Grid GRID = GridSpec.parse("1", Bounds.WORLD);

    /// A square of 10 degrees.
    private static final ZoneWork SQUARE = ZoneWork.of(0, "SQ", new ZoneExtent(0, 0, 10, 10, 100, 20, 5), GRID);

    @TempDir
    Path folder;

    private DiskCache cache() {
        return new DiskCache(Optional.of(folder), "costs", 1 << 20);
    }

    private CostHistory history() {
        return new CostHistory(cache(), "rates");
    }

    private static CostModel model(CostHistory history) {
        return new CostModel(history.recall("hash"), history.rates().orElse(FIRST));
    }

    private static Prediction predict(
            CostModel model, List<ZoneWork> works, Known known, long shardRows, Dispatch dispatch) {
        RunRequest.Layout layout =
                new RunRequest.Layout(ShardLayout.ZONE, new ShardFormat.Parquet(Codec.SNAPPY, 1_000_000), shardRows);
        return Prediction.of(model, works, ZoneGroup.cut(works), known, layout, dispatch);
    }

    private static RunCosts costs(double seconds, ZoneCost zone) {
        return new RunCosts(seconds / 4, seconds / 8, seconds / 16, 1000, Map.of("SQ", zone));
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
        history().remember("hash", costs, RATES);
        assertEquals(Optional.of(costs), history().recall("hash"));
        assertEquals(Optional.of(RATES), history().rates());
        assertEquals(Optional.empty(), history().recall("other"));
    }

    @Test
    void aSecondRunCountsHalfAndWhatItDidNotDoStays() {
        history().remember("hash", costs(2, new ZoneCost(100, 10, 900, 800, 0, 600)), RATES);
        history().remember("hash", costs(4, new ZoneCost(100, 10, 0, 0, 50, 200)), RATES);
        RunCosts blended = history().recall("hash").orElseThrow();
        assertEquals(new ZoneCost(100, 10, 900, 800, 50, 400), blended.zones().get("SQ"));
        assertEquals(0.75, blended.readSeconds());
    }

    @Test
    void whatIsNoHistoryIsAsGoodAsAbsent() {
        String good = "{\"read_seconds\":1,\"opening_seconds\":1,\"closing_seconds\":1,"
                + "\"bytes\":1,\"zones\":{\"SQ\":[1,1,1,1,1,1]}}";
        cache().put("hash", good.getBytes(UTF_8));
        assertTrue(history().recall("hash").isPresent());
        for (String bad : List.of(
                "",
                "{",
                "[]",
                "null",
                "17",
                "{}",
                good.replace("\"bytes\":1", "\"bytes\":\"many\""),
                good.replace("\"bytes\":1", "\"bytes\":-1"),
                good.replace("[1,1,1,1,1,1]", "[1,1,1]"),
                good.replace("[1,1,1,1,1,1]", "[1,1,1,1,1,null]"),
                good.replace("[1,1,1,1,1,1]", "7"),
                good.replace("{\"SQ\":[1,1,1,1,1,1]}", "[]"))) {
            cache().put("hash", bad.getBytes(UTF_8));
            assertEquals(Optional.empty(), history().recall("hash"), bad);
            cache().put("rates", bad.getBytes(UTF_8));
            assertEquals(Optional.empty(), history().rates(), bad);
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

        history.remember(
                "hash",
                costs(16, new ZoneCost(90, 10, 1_000_000_000, 2_000_000_000, 500_000_000, 4_000_000_000L)),
                RATES);
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
        history.remember("hash", costs(0, new ZoneCost(90, 10, 0, 8_000_000_000L, 0, 0)), RATES);
        Prediction prediction =
                predict(model(history), List.of(SQUARE), new Known(true, Set.of()), 100, Dispatch.heaviestFirst(4));
        assertEquals(2.0, prediction.schedule().makespan() / 1e9, 1e-9);
    }

    @Test
    void ratesOfARunAreItsTimesPerUnit() {
        RunCosts run = costs(1, new ZoneCost(100, 10, 50, 75, 0, 13_800));
        Rates rates = Rates.of(run, List.of(SQUARE), RATES);
        assertEquals(10, rates.validateNanos());
        assertEquals(75 / 25.0, rates.scanNanos());
        assertEquals(RATES.recallNanos(), rates.recallNanos(), "nothing was recalled");
        assertEquals(13_800 / (100 + 10 * 128.0), rates.shardNanos());
        assertEquals(10, rates.bytesPerTile());
    }
}
