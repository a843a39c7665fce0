package org.tileindex.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tileindex.raster.codec.SampleType;

/// What a run took from rasters beside their grid, as its parameters have it.
///
/// @param columns of values, in the order of the files
/// @param mask the condition that each tile fulfils
record RasterParameters(List<ValueColumn> columns, Optional<Mask> mask) {

    /// A condition on the value of a cell.
    ///
    /// @param positive whether the value must be above 0; otherwise it must only be there
    /// @param source the band whose values decide
    record Mask(boolean positive, ValueColumn.BandSource source) {}

    /// @throws IllegalArgumentException if a parameter is missing or damaged
    static RasterParameters of(Map<String, String> parameters) {
        List<ValueColumn> columns = new ArrayList<>();
        for (int i = 0; parameters.containsKey("value.%d.column".formatted(i)); i++) {
            String key = "value." + i;
            String type = parameter(parameters, key + ".type");
            columns.add(new ValueColumn(
                    parameter(parameters, key + ".column"),
                    SampleType.valueOf(type.toUpperCase(Locale.ROOT)),
                    source(parameters, key)));
        }
        Optional<Mask> mask = parameters.containsKey("mask")
                ? Optional.of(new Mask(isPositive(parameter(parameters, "mask")), source(parameters, "mask")))
                : Optional.empty();
        return new RasterParameters(List.copyOf(columns), mask);
    }

    private static boolean isPositive(String condition) {
        return switch (condition) {
            case "positive" -> true;
            case "valid" -> false;
            default -> throw new IllegalArgumentException("parameter mask is " + condition);
        };
    }

    private static ValueColumn.BandSource source(Map<String, String> parameters, String key) {
        return new ValueColumn.BandSource(
                parameter(parameters, key + ".raster"),
                Integer.parseInt(parameter(parameters, key + ".band")),
                Boolean.parseBoolean(parameter(parameters, key + ".scaled")));
    }

    private static String parameter(Map<String, String> parameters, String key) {
        return Optional.ofNullable(parameters.get(key))
                .orElseThrow(() -> new IllegalArgumentException("parameter " + key + " is missing"));
    }

    /// Whether nothing was taken from rasters but their grid.
    boolean isEmpty() {
        return columns.isEmpty() && mask.isEmpty();
    }
}
