package org.tileindex.verify;

import static org.tileindex.verify.DatasetSchema.TILE_INDEX;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.tileindex.fault.ErrorCode;

/// Tamperings with columns of values of an output whose columns are `people`, `scaled` and `heat`, and with its
/// rasters.
final class ValueTamperings {
    static final int PEOPLE = DatasetSchema.COVERAGE;
    static final int SCALED = PEOPLE + 1;
    static final int HEAT = PEOPLE + 2;
    private static final String UNCHECKED = "the values of rasters cannot be checked";

    private ValueTamperings() {}

    static List<Tampering> all() {
        return Stream.of(values(), types(), columns(), statistics(), indexes(), pages(), rasters(), reports())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Tampering> values() {
        String another = "column %s has another value than the raster";
        return List.of(
                value("a value changed", another, "people", rows -> present(rows, PEOPLE)[PEOPLE] = 4711),
                value("a value outside its type", another, "people", rows -> present(rows, PEOPLE)[PEOPLE] = 70_000),
                value("a scaled value by one ulp", another, "scaled", rows -> {
                    Object[] row = present(rows, SCALED);
                    row[SCALED] = Math.nextUp((Double) row[SCALED]);
                }),
                value("a float by one ulp", another, "heat", rows -> {
                    Object[] row = present(rows, HEAT);
                    row[HEAT] = Math.nextUp((Float) row[HEAT]);
                }),
                value(
                        "a value made null",
                        "column %s is null where the raster has a value",
                        "people",
                        rows -> present(rows, PEOPLE)[PEOPLE] = PartRewriter.NULL),
                value(
                        "null made a value",
                        "column %s has a value where the raster has none",
                        "people",
                        rows -> absent(rows, PEOPLE)[PEOPLE] = 5),
                value(
                        "a zero with another sign",
                        another,
                        "heat",
                        rows -> rows.stream()
                                .filter(row -> row[HEAT].equals(-0.0f))
                                .forEach(row -> row[HEAT] = 0.0f)));
    }

    private static Tampering value(String name, String what, String column, Consumer<List<Object[]>> change) {
        return Tampering.ofIndex(name, ErrorCode.E014_VERIFY, what.formatted(column), change);
    }

    /// A row with a value, not the first.
    private static Object[] present(List<Object[]> rows, int column) {
        return rows.stream()
                .skip(50)
                .filter(row -> !row[column].equals(PartRewriter.NULL))
                .findFirst()
                .orElseThrow();
    }

    private static Object[] absent(List<Object[]> rows, int column) {
        return rows.stream()
                .filter(row -> row[column].equals(PartRewriter.NULL))
                .findFirst()
                .orElseThrow();
    }

    private static List<Tampering> types() {
        return List.of(
                type("another width", Types.optional(PrimitiveTypeName.INT64).named("people"), row -> {
                    Object value = row[PEOPLE];
                    row[PEOPLE] = value instanceof Integer number ? Long.valueOf(number) : value;
                    return row;
                }),
                type(
                        "without a sign of its type",
                        Types.optional(PrimitiveTypeName.INT32).named("people"),
                        row -> row),
                type("not nullable", Types.required(PrimitiveTypeName.INT32).named("people"), row -> {
                    row[PEOPLE] = row[PEOPLE].equals(PartRewriter.NULL) ? 0 : row[PEOPLE];
                    return row;
                }));
    }

    private static List<Tampering> columns() {
        return List.of(
                Tampering.of(
                        "a column of values missing",
                        ErrorCode.E014_VERIFY,
                        "column heat of tile_index is missing",
                        sample -> change(
                                sample, fields -> fields.remove(HEAT), row -> Arrays.copyOf(row, row.length - 1))),
                Tampering.of(
                        "columns of values in another order",
                        ErrorCode.E014_VERIFY,
                        "the columns of tile_index are in another order",
                        sample -> change(sample, fields -> Collections.swap(fields, SCALED, HEAT), row -> {
                            Collections.swap(Arrays.asList(row), SCALED, HEAT);
                            return row;
                        })),
                Tampering.of(
                        "one column more",
                        ErrorCode.E014_VERIFY,
                        "tile_index has a foreign column",
                        sample -> change(
                                sample,
                                fields -> fields.add(
                                        Types.required(PrimitiveTypeName.INT32).named("more")),
                                row -> {
                                    Object[] longer = Arrays.copyOf(row, row.length + 1);
                                    longer[row.length] = 1;
                                    return longer;
                                })));
    }

    private static Tampering type(String name, Type type, UnaryOperator<Object[]> rows) {
        return Tampering.of(
                "a column of values of a type " + name,
                ErrorCode.E014_VERIFY,
                "column people of tile_index has another type",
                sample -> change(sample, fields -> fields.set(PEOPLE, type), rows));
    }

    private static void change(PublishedSample sample, Consumer<List<Type>> schema, UnaryOperator<Object[]> rows)
            throws IOException {
        Path part = sample.part(TILE_INDEX, "LS");
        List<Type> fields = new ArrayList<>(sample.fields(TILE_INDEX));
        schema.accept(fields);
        List<Object[]> changed = PartRewriter.read(part).stream().map(rows).toList();
        PartRewriter.write(part, fields, changed);
    }

    private static String footer(String what, String column) {
        return "the footer's %s of column %s is wrong".formatted(what, column);
    }

    private static String index(String what, String column) {
        return "the column index's %s of column %s is wrong".formatted(what, column);
    }

    private static List<Tampering> statistics() {
        return List.of(
                Tampering.ofLie(
                        "a minimum of values raised",
                        footer("minimum", "people"),
                        file -> statistics(file, "people").setMin_value(new byte[] {7, 0, 0, 0})),
                Tampering.ofLie(
                        "a maximum of values raised",
                        footer("maximum", "scaled"),
                        file -> statistics(file, "scaled").setMax_value(bytes(1e9))),
                Tampering.ofLie(
                        "fewer nulls counted",
                        footer("null count", "people"),
                        file -> statistics(file, "people").setNull_count(0)),
                Tampering.ofLie(
                        "no count of nulls",
                        footer("null count", "heat"),
                        file -> statistics(file, "heat").unsetNull_count()),
                Tampering.ofLie("no bounds of values", footer("minimum", "heat"), file -> {
                            statistics(file, "heat").unsetMin_value();
                            statistics(file, "heat").unsetMin();
                        })
                        .along(footer("old minimum", "heat")));
    }

    private static byte[] bytes(double value) {
        return ValueOrder.bytes(value).array();
    }

    private static Statistics statistics(ParquetModel file, String column) {
        return file.chunk(column).data().getStatistics();
    }

    private static List<Tampering> indexes() {
        return List.of(
                Tampering.ofLie(
                        "a page's minimum of values",
                        index("minimum", "scaled"),
                        file -> file.chunk("scaled").columnIndex.setMin_values(List.of(ByteBuffer.wrap(bytes(1e9))))),
                Tampering.ofLie(
                        "a page of values called one of nulls",
                        index("null page", "people"),
                        file -> file.chunk("people").columnIndex.setNull_pages(List.of(true))),
                Tampering.ofLie(
                        "a page's count of nulls",
                        index("null counts", "people"),
                        file -> file.chunk("people").columnIndex.setNull_counts(List.of(1L))));
    }

    private static List<Tampering> pages() {
        return List.of(
                Tampering.ofFile(
                        "a checksum of values removed",
                        "a page of column heat has no checksum",
                        file -> file.chunk("heat").pages.getFirst().header.unsetCrc()),
                Tampering.ofFile("levels longer than their page", "a file cannot be read", file -> {
                    ParquetModel.Page page = file.chunk("heat").pages.getLast();
                    byte[] body = page.body.clone();
                    body[3] = 0x7F;
                    page.replace(body, body.length);
                }));
    }

    private static List<Tampering> rasters() {
        return List.of(
                Tampering.of(
                        "another raster",
                        ErrorCode.E014_VERIFY,
                        UNCHECKED,
                        sample ->
                                source(sample, SampleValues.raster("other.tif").toString())),
                Tampering.of(
                        "no raster",
                        ErrorCode.E010_INPUT,
                        UNCHECKED,
                        sample -> source(sample, SampleValues.raster("heat.tif") + ".gone")),
                Tampering.of(
                        "no raster in the report",
                        ErrorCode.E014_VERIFY,
                        UNCHECKED,
                        sample -> sample.editReport(report ->
                                PublishedSample.map(report, "ingress_versions").remove("rasters"))));
    }

    /// Lets the report name another place of the first raster.
    @SuppressWarnings("unchecked")
    private static void source(PublishedSample sample, String place) throws IOException {
        sample.editReport(report -> {
            List<Object> rasters = (List<Object>)
                    PublishedSample.map(report, "ingress_versions").getOrDefault("rasters", List.of());
            ((Map<String, Object>) rasters.getFirst()).put("source", place);
        });
    }

    private static List<Tampering> reports() {
        return List.of(
                Tampering.of(
                        "too many raster bytes",
                        ErrorCode.E009_PERF_BUDGET,
                        "the raster bytes read exceed the budget",
                        sample -> sample.editReport(
                                report -> PublishedSample.map(report, "pat").put("bytes_read_raster_total", 1L << 20))),
                Tampering.of(
                        "no figures of rasters",
                        ErrorCode.E014_VERIFY,
                        "the run report has no pat.raster.bytes_blocks",
                        sample -> sample.editReport(
                                report -> PublishedSample.map(report, "pat").remove("raster"))));
    }
}
