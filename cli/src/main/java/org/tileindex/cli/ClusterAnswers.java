package org.tileindex.cli;

import java.util.List;
import java.util.OptionalDouble;
import org.tileindex.forecast.ClusterForecast;
import org.tileindex.forecast.ClusterQuestion;
import org.tileindex.forecast.Traffic;

/// Forecasts for the clusters of a question.
///
/// @param clusters at least one, in the order of the question
/// @param localSeconds of the same run on this machine, where they can be foretold
record ClusterAnswers(ClusterQuestion question, List<ClusterForecast> clusters, OptionalDouble localSeconds) {
    ClusterAnswers {
        clusters = List.copyOf(clusters);
    }

    /// The same for all clusters.
    Traffic traffic() {
        return clusters.getFirst().traffic();
    }
}
