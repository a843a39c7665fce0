package org.tileindex.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The format that a run's parameters promise for its Parquet files (contract, section 3.5).
///
/// @param schema name of the schema, which is the dataset's
/// @param codec name of the codec of every page
/// @param createdBy text that every footer has
/// @param encodings names of the encodings that data pages may have
/// @param rowGroupRows least rows of a row group that is not the last of its file
/// @param pageRows least rows of a data page that is not the last of its column chunk; of a column of values the most
/// @param values the nullable columns of values
/// @param turned whether the grid reaches beyond ±180, so that two columns may have the same longitude
/// @param geometry whether rows have rectangles
record FormatPromise(
        String schema,
        String codec,
        String createdBy,
        Set<String> encodings,
        long rowGroupRows,
        long pageRows,
        List<ValueColumn> values,
        boolean turned,
        boolean geometry) {
    private static final String DELTA = "DELTA_BINARY_PACKED";
    private static final String DICTIONARY = "RLE_DICTIONARY";
    private static final String SPLIT = "BYTE_STREAM_SPLIT";
    private static final String PLAIN = "PLAIN";
    private static final String DELTA_LENGTH = "DELTA_LENGTH_BYTE_ARRAY";
    private static final String GEOMETRY = "geometry";
    private static final Set<String> LONGITUDES =
            Set.of("centroid_lon", "centroid_lon_deg", "min_lon_deg", "max_lon_deg", "x");

    static FormatPromise of(String dataset, Evidence evidence, CellFormulas formulas) {
        return new FormatPromise(
                dataset,
                evidence.parameter("codec"),
                evidence.parameter("created_by"),
                new TreeSet<>(List.of(evidence.parameter("encodings").split(","))),
                rows(evidence.parameter("row_group_rows")),
                rows(evidence.parameter("page_rows")),
                DatasetSchema.hasValues(dataset) ? evidence.rasters().columns() : List.of(),
                formulas.turns().length > 1,
                dataset.equals(SpanSchema.TILE_SPANS) && evidence.hasGeometry());
    }

    private static long rows(String number) {
        return number.matches("\\d{1,18}") ? Long.parseLong(number) : 1;
    }

    /// The column of values of a name.
    Optional<ValueColumn> value(String column) {
        return values.stream().filter(value -> value.name().equals(column)).findFirst();
    }

    /// Whether the run wrote a column value by value, whatever the spans: its pages then have at most the rows of a
    /// page.
    boolean isDense(String column) {
        return value(column).isPresent() || (geometry && column.equals(GEOMETRY));
    }

    /// The encodings that the data pages of a column may have.
    Set<String> encodings(String column) {
        Optional<ValueColumn> value = value(column);
        if (value.isPresent()) {
            return new TreeSet<>(List.of(DICTIONARY, PLAIN, value.get().isFloating() ? SPLIT : DELTA));
        }
        if (isDense(column)) {
            return new TreeSet<>(List.of(DICTIONARY, PLAIN, DELTA_LENGTH));
        }
        Set<String> wanted = new TreeSet<>();
        if (LONGITUDES.contains(column)) {
            wanted.add(DICTIONARY);
            wanted.add(SPLIT);
        } else if (schema.equals(SpanSchema.TILE_SPANS)) {
            wanted.add(SpanSchema.WHOLE.contains(column) ? DELTA : DICTIONARY);
        } else {
            wanted.add(column.equals("tile_id") || column.equals("raster_col") ? DELTA : DICTIONARY);
        }
        wanted.retainAll(encodings);
        return wanted;
    }

    /// Whether the dictionary of a column may have a value twice: different columns of the grid may have the same
    /// longitude, and rows north and south of the equator the same area, but there are as many areas as rows.
    ///
    /// @param all dictionaries of the row group, by column
    boolean mayRepeat(String column, DictionaryEntries entries, Map<String, DictionaryEntries> all) {
        if (value(column).isPresent()) {
            return false;
        }
        if (column.equals("pixel_area_m2")) {
            return Optional.ofNullable(all.get("raster_row")).stream().allMatch(rows -> entries.size() <= rows.size());
        }
        return turned && LONGITUDES.contains(column);
    }
}
