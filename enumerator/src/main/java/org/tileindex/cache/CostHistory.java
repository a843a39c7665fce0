package org.tileindex.cache;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tileindex.plan.Rates;
import org.tileindex.plan.RunCosts;
import org.tileindex.plan.RunEvidence;

/// Costs of earlier runs, kept between processes: those of each zone by parameters, and the evidence of the last runs
/// on the rates of this machine. Estimates decide when something is done, never what is done, so an unreadable entry
/// counts as absent, and so does one of another build.
public final class CostHistory {
    private static final String BUILD = "build";
    private static final String RUNS = "runs";

    /// Runs whose evidence is kept.
    static final int MOST_RUNS = 15;

    private final DiskCache cache;
    private final String ratesKey;
    private final String build;

    /// @param ratesKey names the rates; work of another kind goes by another name
    /// @param build of the program
    public CostHistory(DiskCache cache, String ratesKey, String build) {
        this.cache = cache;
        this.ratesKey = ratesKey;
        this.build = build;
    }

    /// Costs of runs with these parameters.
    ///
    /// @param parameterHash of everything that decides the bytes, the input among it
    public Optional<RunCosts> recall(String parameterHash) {
        return read(parameterHash).flatMap(CostJson::costs);
    }

    /// What runs on this machine took, the oldest first.
    public List<RunEvidence> evidence() {
        List<RunEvidence> runs = new ArrayList<>();
        Optional<Map<?, ?>> stored = read(ratesKey);
        if (stored.isPresent() && stored.get().get(RUNS) instanceof List<?> list) {
            list.forEach(run -> CostJson.evidence(run).ifPresent(runs::add));
        }
        return runs;
    }

    /// Adds a run.
    ///
    /// @param costs few enough to be kept
    /// @param rates tell how much a run says
    public void remember(String parameterHash, RunCosts costs, RunEvidence evidence, Rates rates) {
        RunCosts blended = recall(parameterHash).map(costs::blend).orElse(costs);
        write(parameterHash, CostJson.map(blended));
        List<RunEvidence> runs = new ArrayList<>(evidence());
        runs.add(evidence);
        while (runs.size() > MOST_RUNS) {
            forget(runs, rates);
        }
        write(ratesKey, Map.of(RUNS, runs.stream().map(CostJson::map).toList()));
    }

    /// Forgets the one that says less of the two oldest runs. So small runs do not push a large one out.
    private static void forget(List<RunEvidence> runs, Rates rates) {
        boolean oldest = rates.weight(runs.get(0)) <= rates.weight(runs.get(1));
        runs.remove(oldest ? 0 : 1);
    }

    private Optional<Map<?, ?>> read(String key) {
        return cache.get(key).map(CostHistory::parse).filter(map -> build.equals(map.get(BUILD)));
    }

    private static Map<?, ?> parse(byte[] json) {
        try {
            return JSON.std.anyFrom(json) instanceof Map<?, ?> map ? map : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    private void write(String key, Map<String, Object> content) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(BUILD, build);
        entry.putAll(content);
        try {
            cache.put(key, JSON.std.asBytes(entry));
        } catch (IOException e) {
            throw new IllegalStateException("numbers can be written as JSON", e);
        }
    }
}
