package org.tileindex.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ShardFormat;
import org.tileindex.tile.Dataset;

/// Rates of work on a machine. They give estimates where no earlier run of the same input and parameters is known.
///
/// The built-in rates are those of the machine this was built on. Runs move them only as far as they are evidence
/// ([LearntRate]), and never far from the built-in ones. So no number of small runs makes the prediction of a large one
/// differ much from the built-in one.
public final class Rates {
    /// Enough to learn a time from, in nanoseconds. It is most for tiles, because code gets faster in the first second.
    private static final LearntRate.Enough NANOS = new LearntRate.Enough(0.1e9, 0.5e9, 1e9);

    /// Enough to learn a size from, in bytes.
    private static final LearntRate.Enough BYTES = new LearntRate.Enough(1, 10e6, 50e6);

    /// Share of the fixed cost of a zone's files that remains where a file holds many zones.
    private static final double PACKED = 0.05;

    private final Map<CostKind, Rate> first;
    private final Map<CostKind, Rate> now;

    private Rates(Map<CostKind, Rate> first, Map<CostKind, Rate> now) {
        this.first = first;
        this.now = now;
    }

    /// The built-in rates: a cold process with two workers.
    ///
    /// @param filesOfZones whether each zone has files of its own
    public static Rates first(ShardFormat format, boolean filesOfZones) {
        boolean arrow = format instanceof ShardFormat.Arrow;
        double files = filesOfZones ? 1 : PACKED;
        Map<CostKind, Rate> rates = new EnumMap<>(CostKind.class);
        rates.put(CostKind.READ, new Rate(0.2e9, 0, 0, 36));
        rates.put(CostKind.OPEN, new Rate(arrow ? 0.35e9 : 0.25e9, 10_000, 0, 0));
        rates.put(CostKind.VALIDATE, new Rate(0.02e9, 20_000, 1_100, 0));
        rates.put(CostKind.SCAN, new Rate(0.02e9, 50_000, 500, 0));
        rates.put(CostKind.RECALL, new Rate(0.02e9, 100_000 * files, 500, 0));
        rates.put(CostKind.SHARD, new Rate(0.2e9, 800_000 * files, 1_000, arrow ? 80 : 11));
        rates.put(CostKind.CLOSE, new Rate(0.25e9, 200_000 * files, 0, 0.5));
        // Footers take the most of a small file.
        rates.put(CostKind.BYTES, new Rate(0, (arrow ? 8_000 : 5_000) * files, arrow ? 0 : 28, format.bytesPerTile()));
        return new Rates(rates, rates);
    }

    /// The built-in rates for the datasets of a layout.
    public static Rates first(RunRequest.Layout layout) {
        boolean filesOfZones = !layout.shards().sharesShards();
        Rates usual = first(layout.format(), filesOfZones);
        if (layout.isUsual() || !layout.isEnumerated()) {
            return usual;
        }
        long spans = layout.datasets().stream().filter(Dataset::isOfSpans).count();
        double share = (layout.datasets().size() - spans) / (double) Dataset.TILES.size();
        double files = spans * (filesOfZones ? 1 : PACKED);
        boolean geometry = layout.hasGeometry();
        Rate nanos = new Rate(0, 400_000 * files, spans * (geometry ? 3_000 : 1_000), 0);
        Rate bytes = new Rate(0, 2_000 * files, spans * (geometry ? 58 : 16), 0);
        Map<CostKind, Rate> rates = new EnumMap<>(usual.first);
        rates.put(CostKind.SHARD, of(usual.first, CostKind.SHARD).share(share, nanos));
        rates.put(CostKind.BYTES, of(usual.first, CostKind.BYTES).share(share, bytes));
        return new Rates(rates, rates);
    }

    /// The built-in rates, moved by what `runs` took.
    public Rates learn(List<RunEvidence> runs) {
        Map<CostKind, Rate> learnt = new EnumMap<>(CostKind.class);
        first.forEach((kind, rate) -> {
            List<RunEvidence.Fact> facts =
                    runs.stream().flatMap(run -> run.fact(kind).stream()).toList();
            learnt.put(kind, new LearntRate(rate, enough(kind)).after(facts));
        });
        return new Rates(first, learnt);
    }

    /// The built-in rates.
    Rates first() {
        return new Rates(first, first);
    }

    /// The weight of a run as evidence on zones, edges and cells; 0 or more. Runs of little weight are forgotten first.
    public double weight(RunEvidence run) {
        double weight = 0;
        for (CostKind kind : CostKind.values()) {
            Optional<RunEvidence.Fact> fact = run.fact(kind);
            if (fact.isPresent()) {
                LearntRate rate = new LearntRate(of(first, kind), enough(kind));
                weight += rate.weight(fact.get().work());
            }
        }
        return weight;
    }

    private static LearntRate.Enough enough(CostKind kind) {
        return kind == CostKind.BYTES ? BYTES : NANOS;
    }

    /// The cost of a workload, in nanoseconds or bytes.
    double cost(CostKind kind, Workload work) {
        return of(now, kind).of(work);
    }

    /// Seconds that workers need once per run, for code that runs for the first time. Two of them start at once.
    double startSeconds() {
        return (of(now, CostKind.VALIDATE).run()
                        + of(now, CostKind.SCAN).run()
                        + of(now, CostKind.SHARD).run())
                / 2e9;
    }

    private static Rate of(Map<CostKind, Rate> rates, CostKind kind) {
        return rates.getOrDefault(kind, Rate.NONE);
    }
}
