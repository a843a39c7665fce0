package org.tileindex.forecast;

import java.util.List;

/// What the user wants to know.
///
/// @param clusters in the order of the answers
public record ClusterQuestion(List<Cluster> clusters, Assumptions assumptions, Prices prices) {
    public ClusterQuestion {
        clusters = List.copyOf(clusters);
    }
}
