package org.tileindex.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Moves a built-in [Rate] by the evidence of runs, unit by unit.
///
/// A run that took twice the built-in cost says so of every unit that it had work of. The more of such work it had, the
/// more its word weighs, and the farther from the built-in rate it may lead. The median by weight is the answer, so a
/// run that went wrong is outvoted. Weights grow with the square of the work, so many small runs do not add up to a
/// large one: whoever measured the start of a process a hundred times knows nothing of the cost of a tile.
///
/// @param first the built-in rate
/// @param enough from which work on a run counts
record LearntRate(Rate first, Enough enough) {
    /// The weight of the built-in rate.
    private static final double FIRST_WEIGHT = 0.5;

    /// A run weighs so much at most, so that two others outvote it.
    private static final double MOST_WEIGHT = 4;

    /// Factor by which a run with just enough work may lead away from the built-in rate.
    private static final double NEAR = 2;

    /// The same for any run, however large.
    private static final double FAR = 10;

    /// The same for the fixed cost of a run, of which no run has more than another.
    private static final double FAR_RUN = 3;

    /// The built-in cost of a run's work, by unit, that makes its word count.
    ///
    /// @param others for zones and edges
    record Enough(double run, double others, double cell) {}

    /// The rate after runs that had such costs.
    Rate after(List<RunEvidence.Fact> facts) {
        return new Rate(
                first.run() * ratio(facts, work -> first.run() * work.runs(), enough.run, FAR_RUN / NEAR, FAR_RUN),
                first.zone() * ratio(facts, this::zones, enough.others, 1, FAR),
                first.edge() * ratio(facts, this::edges, enough.others, 1, FAR),
                first.cell() * ratio(facts, this::cells, enough.cell, 1, FAR));
    }

    private double zones(Workload work) {
        return first.zone() * work.zones();
    }

    private double edges(Workload work) {
        return first.edge() * work.edges();
    }

    private double cells(Workload work) {
        return first.cell() * work.cells();
    }

    /// How much a run with such work says of all units but its own fixed cost, from 0 to 12.
    double weight(Workload work) {
        return weight(zones(work), enough.others)
                + weight(edges(work), enough.others)
                + weight(cells(work), enough.cell);
    }

    private static double weight(double part, double enough) {
        return Math.min(MOST_WEIGHT, part / enough * (part / enough));
    }

    /// The factor between the learnt and the built-in rate of one unit.
    ///
    /// @param part the built-in cost of a run's work of that unit
    /// @param reach times [#NEAR] is how far a run with just enough work may lead
    private double ratio(
            List<RunEvidence.Fact> facts,
            ToDoubleFunction<Workload> part,
            double enough,
            double reach,
            double farthest) {
        record Vote(double ratio, double weight) {}
        List<Vote> votes = new ArrayList<>();
        votes.add(new Vote(1, FIRST_WEIGHT));
        for (RunEvidence.Fact fact : facts) {
            double work = part.applyAsDouble(fact.work());
            if (work > 0) {
                double far = Math.clamp(reach * NEAR * work / enough, reach * NEAR, farthest);
                double ratio = Math.clamp(fact.cost() / first.of(fact.work()), 1 / far, far);
                votes.add(new Vote(ratio, weight(work, enough)));
            }
        }
        votes.sort(Comparator.comparingDouble(Vote::ratio));
        double left = votes.stream().mapToDouble(Vote::weight).sum() / 2;
        for (Vote vote : votes) {
            left -= vote.weight();
            if (left <= 0) {
                return vote.ratio();
            }
        }
        return 1;
    }
}
