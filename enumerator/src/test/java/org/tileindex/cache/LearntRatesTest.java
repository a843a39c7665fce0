package org.tileindex.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.plan.CostModel;
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
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneSource;

/// Small runs do not spoil the prediction of a large one, and a large one makes it right.
class LearntRatesTest {
    private static final int INPUT_BYTES = 5_620_000;
    private static final long SHARD_ROWS = 8_388_608;
    private static final Rates FIRST = Rates.first(new ShardFormat.Parquet(Codec.SNAPPY, 4_194_304), true);
    private static final List<String> SMALL_GRIDS = List.of("2", "1", "30m", "10m", "5m");
    private static Map<String, ZoneExtent> countries = Map.of();

    @TempDir
    Path folder;

    @BeforeAll
    static void read() throws Exception {
        Map<String, ZoneExtent> extents = new TreeMap<>();
        for (Zone zone :
                ZoneCatalog.read(ZoneSource.embedded(), ZoneOptions.DEFAULT).all()) {
            extents.put(zone.id(), ZoneExtent.of(zone));
        }
        countries = extents;
    }

    private CostHistory history(String name) {
        DiskCache cache = new DiskCache(Optional.of(folder.resolve(name)), "costs", 1 << 20);
        return new CostHistory(cache, "rates", "build");
    }

    private static List<ZoneWork> works(String cell) {
        return works(cell, countries.keySet());
    }

    private static List<ZoneWork> works(String cell, Iterable<String> ids) {
        Grid grid = GridSpec.parse(cell, Bounds.WORLD);
        ArrayList<ZoneWork> works = new ArrayList<>();
        ids.forEach(id -> works.add(ZoneWork.of(works.size(), id, Objects.requireNonNull(countries.get(id)), grid)));
        return works;
    }

    private static CostModel model(CostHistory history, String hash) {
        return new CostModel(history.recall(hash), FIRST.learn(history.evidence()), INPUT_BYTES);
    }

    private static Prediction world(CostModel model, List<ZoneWork> works) {
        RunRequest.Layout layout =
                new RunRequest.Layout(ShardLayout.ZONE, new ShardFormat.Parquet(Codec.SNAPPY, SHARD_ROWS), SHARD_ROWS);
        return Prediction.of(
                model, works, ZoneGroup.cut(works), new Known(false, Set.of()), layout, Dispatch.heaviestFirst(2));
    }

    private static void remember(CostHistory history, String hash, RunCosts costs, List<ZoneWork> works) {
        CostModel model = model(history, hash);
        history.remember(
                hash,
                costs.compact(2000, works, model::firstGuess),
                RunEvidence.of(costs, works, INPUT_BYTES, 1),
                FIRST);
    }

    private static void assertWithin(double factor, double expected, double actual, String message) {
        assertTrue(
                actual <= factor * expected && actual >= expected / factor,
                () -> "%s: %.3f, expected %.3f".formatted(message, actual, expected));
    }

    /// Holds predictions of the world to those of the built-in rates.
    private static void assertNearTheFirst(CostHistory history, String message) {
        for (String cell : List.of("30s", "10s")) {
            List<ZoneWork> works = works(cell);
            Prediction first = world(new CostModel(Optional.empty(), FIRST, INPUT_BYTES), works);
            Prediction now = world(model(history, "world"), works);
            assertWithin(2, first.seconds(), now.seconds(), message + ", seconds at " + cell);
            assertWithin(2, (double) first.bytes(), (double) now.bytes(), message + ", bytes at " + cell);
        }
    }

    /// `enumerate --grid 10m --countries CH`: the first file of a process takes a third of a second, for 174 tiles.
    @Test
    void aRunOfOneSmallCountrySaysNothingOfTheWorld() {
        CostHistory history = history("CH");
        RunCosts costs = new RunCosts(
                0.914,
                0.36,
                0.027,
                5659,
                Map.of("CH", new ZoneCost(174, 24, 23_670_822, 22_740_279, 0, 316_760_194)),
                Optional.empty());
        remember(history, "CH", costs, works("10m", List.of("CH")));
        assertNearTheFirst(history, "CH");
        List<ZoneWork> finest = works("1s");
        double seconds = world(model(history, "world"), finest).seconds();
        assertWithin(1.2, 1550, seconds, "the world at one arc-second");
    }

    @Test
    void noHistoryOfSmallRunsSpoilsThePredictionOfTheWorld() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            CostHistory history = history("random" + seed);
            int runs = 1 + random.nextInt(25);
            for (int run = 0; run < runs; run++) {
                rememberSmallRun(history, random, factor(random), 1.5);
            }
            assertNearTheFirst(history, "history " + seed);
        }
    }

    /// A run over a few countries, or all of them on a coarse grid.
    ///
    /// @param slow how many times as slow the machine is as that of the built-in rates
    /// @param noise decimal logarithm of the span between the luckiest and the unluckiest measurement
    private static void rememberSmallRun(CostHistory history, Random random, double slow, double noise) {
        String cell = SMALL_GRIDS.get(random.nextInt(SMALL_GRIDS.size()));
        List<String> ids = new ArrayList<>(countries.keySet());
        Collections.shuffle(ids, random);
        List<ZoneWork> works = works(cell, ids.subList(0, random.nextInt(4) == 0 ? ids.size() : 1 + random.nextInt(5)));
        CostModel first = new CostModel(Optional.empty(), FIRST, INPUT_BYTES);
        Map<String, ZoneCost> zones = new TreeMap<>();
        for (ZoneWork work : works) {
            ZoneCost cost = first.of(work);
            zones.put(
                    work.id(),
                    new ZoneCost(
                            cost.tiles(),
                            cost.spans(),
                            Math.round(cost.validateNanos() * slow * factor(random, noise)),
                            Math.round(cost.scanNanos() * slow * factor(random, noise)),
                            random.nextBoolean() ? 0 : Math.round(cost.recallNanos() * slow),
                            Math.round(
                                    (cost.shardNanos() + (zones.isEmpty() ? 3e8 : 0)) * slow * factor(random, noise))));
        }
        double bytes = world(first, works).bytes() * factor(random, noise);
        RunCosts costs = new RunCosts(
                0.4 * slow * factor(random, noise),
                0.3 * slow * factor(random, noise),
                0.3 * slow * factor(random, noise),
                Math.round(bytes),
                zones,
                Optional.empty());
        remember(history, "small" + random.nextInt(5), costs, works);
    }

    /// From a third to ten.
    private static double factor(Random random) {
        return factor(random, 1.5);
    }

    private static double factor(Random random, double noise) {
        return Math.pow(10, (random.nextDouble() - 1.0 / 3) * noise);
    }

    /// What a real run took, on a machine so many times as slow.
    private static RunCosts measuredWorld(double slow) throws Exception {
        Map<String, ZoneCost> zones = new TreeMap<>();
        String[] totals = {};
        try (InputStream recorded = Objects.requireNonNull(Prediction.class.getResourceAsStream("world-costs.tsv"))) {
            for (String line :
                    new String(recorded.readAllBytes(), UTF_8).lines().toList()) {
                String[] fields = line.split("\t", -1);
                if (fields.length == 4) {
                    totals = fields;
                } else if (fields.length == 6) {
                    zones.put(
                            fields[0],
                            new ZoneCost(
                                    Long.parseLong(fields[1]),
                                    Long.parseLong(fields[2]),
                                    Math.round(Long.parseLong(fields[3]) * slow),
                                    Math.round(Long.parseLong(fields[4]) * slow),
                                    0,
                                    Math.round(Long.parseLong(fields[5]) * slow)));
                }
            }
        }
        return new RunCosts(
                Double.parseDouble(totals[0]) * slow,
                Double.parseDouble(totals[1]) * slow,
                Double.parseDouble(totals[2]) * slow,
                Long.parseLong(totals[3]),
                zones,
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 1})
    void oneRunOfTheWorldMakesItsPredictionRight(double slow) throws Exception {
        CostHistory history = history("world");
        Random random = new Random(7);
        for (int run = 0; run < 20; run++) {
            rememberSmallRun(history, random, 2.5 * slow, 0.3);
        }
        RunCosts truth = measuredWorld(slow);
        List<ZoneWork> works = works("30s");
        remember(history, "world", truth, works);
        for (int run = 0; run < 20; run++) {
            rememberSmallRun(history, random, 2.5 * slow, 0.3);
        }
        Prediction took = world(new CostModel(Optional.of(truth), FIRST, INPUT_BYTES), works);
        Prediction same = world(model(history, "world"), works);
        assertEquals(took.seconds(), same.seconds(), 1e-6);
        Prediction other = world(model(history, "other parameters"), works);
        assertWithin(1.25, took.seconds(), other.seconds(), "by the rates of the run");
        assertWithin(1.05, (double) took.bytes(), (double) other.bytes(), "bytes by the rates of the run");
    }

    @Test
    void oneRunThatWentWrongIsOutvotedByTwo() throws Exception {
        CostHistory history = history("outlier");
        List<ZoneWork> works = works("30s");
        for (double slow : List.of(1.0, 50.0, 1.1)) {
            remember(history, "run" + slow, measuredWorld(slow), works);
        }
        Prediction truth = world(new CostModel(Optional.of(measuredWorld(1)), FIRST, INPUT_BYTES), works);
        Prediction learnt = world(model(history, "other parameters"), works);
        assertWithin(1.25, truth.seconds(), learnt.seconds(), "with an outlier");
    }

    /// The costs of the heaviest zones are kept one by one, the others together.
    @Test
    void theHistoryOfManyZonesIsASmallFile() {
        int many = 200_000;
        Grid grid = GridSpec.parse("30s", Bounds.WORLD);
        ArrayList<ZoneWork> works = new ArrayList<>(many);
        Map<String, ZoneCost> zones = new TreeMap<>();
        for (int i = 0; i < many; i++) {
            double x = -180 + (i % 600) * 0.5;
            int row = i / 600;
            double y = -80 + row * 0.4;
            double side = i % 5000 == 0 ? 0.4 : 0.02 + (i % 7) * 0.01;
            ZoneWork work = ZoneWork.of(
                    i, "parcel " + i, new ZoneExtent(x, y, x + side, y + side, side * side, 2 * side, 5), grid);
            works.add(work);
            long tiles = work.window().estimatedCells();
            zones.put(work.id(), new ZoneCost(tiles + 1, 3, 30_000, 60_000, 0, 100_000 + 40 * tiles));
        }
        RunCosts costs = new RunCosts(1, 2, 3, 50_000_000, zones, Optional.empty());
        CostHistory history = history("parcels");
        remember(history, "parcels", costs, works);

        long size = folder.resolve("parcels/costs/parcels").toFile().length();
        assertTrue(size < 150_000, () -> size + " bytes");
        CostModel model = model(history, "parcels");
        ZoneCost sum = works.stream().map(model::of).reduce(ZoneCost.NONE, ZoneCost::plus);
        long trueTiles = zones.values().stream().mapToLong(ZoneCost::tiles).sum();
        assertWithin(1.1, (double) trueTiles, (double) sum.tiles(), "tiles");
        remember(history, "parcels", costs, works);
        assertEquals(trueTiles, world(model(history, "parcels"), works).tiles(), "tiles of all zones");
        double trueNanos = zones.values().stream()
                .mapToDouble(zone -> (double) zone.validateNanos() + zone.scanNanos() + zone.shardNanos())
                .sum();
        double nanos = (double) sum.validateNanos() + sum.scanNanos() + sum.shardNanos();
        assertWithin(1.05, trueNanos, nanos, "worker time");
    }
}
