package org.tileindex.bench.peers;

import java.util.List;

/// Measured times of one thing, in seconds.
record Series(List<Double> seconds) {

    /// @throws IllegalArgumentException if there is none
    Series {
        seconds = seconds.stream().sorted().toList();
        if (seconds.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /// The middle one, or the mean of the two in the middle.
    double median() {
        int middle = seconds.size() / 2;
        return seconds.size() % 2 == 1 ? seconds.get(middle) : (seconds.get(middle - 1) + seconds.get(middle)) / 2;
    }

    double least() {
        return seconds.getFirst();
    }

    double most() {
        return seconds.getLast();
    }

    /// From the least to the most, over the median.
    double spread() {
        return (most() - least()) / median();
    }
}
