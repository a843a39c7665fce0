package org.tileindex.forecast;

import java.util.Map;
import java.util.OptionalDouble;

/// The user's list of prices. None is built in.
///
/// @param given each in the same currency
public record Prices(Map<Price, Double> given) {
    public Prices {
        given = Map.copyOf(given);
    }

    /// The sum of all that has a price; empty where nothing has.
    public OptionalDouble of(ClusterForecast forecast) {
        return given.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(given.entrySet().stream()
                        .mapToDouble(price -> price.getKey().amount(forecast) * price.getValue())
                        .sum());
    }
}
