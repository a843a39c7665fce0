package org.tileindex.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A column of values as a user asks for it: `[NAME:]BAND[:COLUMN][:scaled]`.
///
/// @param raster name of the raster; the first one if empty
/// @param band its number, from 1
/// @param column name of the column
/// @param scaled as doubles, with the band's scale and offset
public record ValueRequest(Optional<String> raster, int band, Optional<String> column, boolean scaled) {
    private static final String SCALED = "scaled";
    private static final Pattern TEXT = Pattern.compile("(?:([A-Za-z_][A-Za-z0-9_]*):)?([0-9]{1,5})" + "(?::(?!"
            + SCALED + "$)([A-Za-z_][A-Za-z0-9_]*))?(:" + SCALED + ")?");

    /// @throws IllegalArgumentException with a message for the user
    public static ValueRequest parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) == 0) {
            throw new IllegalArgumentException(("--value '%s' is not understood; write [NAME:]BAND[:COLUMN][:scaled],"
                            + " such as 1, 1:population or pop:1:people:scaled; bands count from 1")
                    .formatted(text));
        }
        return new ValueRequest(
                Optional.ofNullable(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Optional.ofNullable(matcher.group(3)),
                matcher.group(4) != null);
    }

    /// The request as [#parse] reads it.
    public String text() {
        return raster.map(name -> name + ":").orElse("")
                + band
                + column.map(name -> ":" + name).orElse("")
                + (scaled ? ":" + SCALED : "");
    }

    /// The name of the column: the one that was asked for, or `band_2`, or `pop_2` of a raster named `pop`.
    String columnName() {
        return column.orElse(raster.orElse("band") + "_" + band);
    }
}
