package org.tileindex.cache;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tileindex.plan.Rates;
import org.tileindex.plan.RunCosts;
import org.tileindex.plan.ZoneCost;

/// Costs of earlier runs, kept between processes: the cost of each zone by parameters, and the rates of work on this
/// machine. Estimates decide when something is done, never what is done, so an unreadable entry counts as absent.
public final class CostHistory {
    private final DiskCache cache;
    private final String ratesKey;

    /// @param ratesKey names the rates; work of another kind goes by another name
    public CostHistory(DiskCache cache, String ratesKey) {
        this.cache = cache;
        this.ratesKey = ratesKey;
    }

    /// Costs of runs with these parameters.
    ///
    /// @param parameterHash of everything that decides the bytes, the input among it
    public Optional<RunCosts> recall(String parameterHash) {
        return cache.get(parameterHash).flatMap(CostHistory::costs);
    }

    /// Rates of work in the last run on this machine.
    public Optional<Rates> rates() {
        return cache.get(ratesKey).flatMap(CostHistory::rates);
    }

    /// Adds a run.
    public void remember(String parameterHash, RunCosts costs, Rates rates) {
        RunCosts blended = recall(parameterHash).map(costs::blend).orElse(costs);
        write(parameterHash, map(blended));
        write(ratesKey, map(rates));
    }

    private void write(String key, Map<String, Object> content) {
        try {
            cache.put(key, JSON.std.asBytes(content));
        } catch (IOException e) {
            throw new IllegalStateException("numbers can be written as JSON", e);
        }
    }

    private static Map<String, Object> map(RunCosts costs) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("read_seconds", costs.readSeconds());
        map.put("opening_seconds", costs.openingSeconds());
        map.put("closing_seconds", costs.closingSeconds());
        map.put("bytes", costs.bytes());
        Map<String, Object> zones = new HashMap<>();
        costs.zones()
                .forEach((id, zone) -> zones.put(
                        id,
                        List.of(
                                zone.tiles(),
                                zone.spans(),
                                zone.validateNanos(),
                                zone.scanNanos(),
                                zone.recallNanos(),
                                zone.shardNanos())));
        map.put("zones", zones);
        return map;
    }

    private static Map<String, Object> map(Rates rates) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("validate_nanos", rates.validateNanos());
        map.put("scan_nanos", rates.scanNanos());
        map.put("recall_nanos", rates.recallNanos());
        map.put("shard_nanos", rates.shardNanos());
        map.put("bytes_per_tile", rates.bytesPerTile());
        map.put("read_seconds", rates.readSeconds());
        map.put("opening_seconds", rates.openingSeconds());
        map.put("closing_seconds", rates.closingSeconds());
        return map;
    }

    private static Optional<RunCosts> costs(byte[] json) {
        Map<?, ?> map = parse(json);
        List<Double> totals = numbers(map, "read_seconds", "opening_seconds", "closing_seconds", "bytes");
        if (totals.size() < 4 || !(map.get("zones") instanceof Map<?, ?> zones)) {
            return Optional.empty();
        }
        Map<String, ZoneCost> costs = new HashMap<>();
        for (Map.Entry<?, ?> zone : zones.entrySet()) {
            List<Double> numbers = zone.getValue() instanceof List<?> list ? numbers(list) : List.of();
            if (numbers.size() < 6) {
                return Optional.empty();
            }
            costs.put(
                    String.valueOf(zone.getKey()),
                    new ZoneCost(
                            numbers.get(0).longValue(),
                            numbers.get(1).longValue(),
                            numbers.get(2).longValue(),
                            numbers.get(3).longValue(),
                            numbers.get(4).longValue(),
                            numbers.get(5).longValue()));
        }
        return Optional.of(new RunCosts(
                totals.get(0), totals.get(1), totals.get(2), totals.get(3).longValue(), costs));
    }

    private static Optional<Rates> rates(byte[] json) {
        List<Double> rates = numbers(
                parse(json),
                "validate_nanos",
                "scan_nanos",
                "recall_nanos",
                "shard_nanos",
                "bytes_per_tile",
                "read_seconds",
                "opening_seconds",
                "closing_seconds");
        return rates.size() < 8
                ? Optional.empty()
                : Optional.of(new Rates(
                        rates.get(0),
                        rates.get(1),
                        rates.get(2),
                        rates.get(3),
                        rates.get(4),
                        rates.get(5),
                        rates.get(6),
                        rates.get(7)));
    }

    private static Map<?, ?> parse(byte[] json) {
        try {
            return JSON.std.anyFrom(json) instanceof Map<?, ?> map ? map : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static List<Double> numbers(Map<?, ?> map, String... keys) {
        return map.keySet().containsAll(List.of(keys))
                ? numbers(Stream.of(keys).map(map::get).toList())
                : List.of();
    }

    /// The numbers of `values` if all of them are, and are not negative; else none.
    private static List<Double> numbers(List<?> values) {
        List<Double> numbers = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof Number number) || !(number.doubleValue() >= 0)) {
                return List.of();
            }
            numbers.add(number.doubleValue());
        }
        return numbers;
    }
}
