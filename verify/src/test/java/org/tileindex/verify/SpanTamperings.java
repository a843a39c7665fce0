package org.tileindex.verify;

import static org.tileindex.verify.SpanSchema.AREA;
import static org.tileindex.verify.SpanSchema.COL_FROM;
import static org.tileindex.verify.SpanSchema.COL_TO;
import static org.tileindex.verify.SpanSchema.GEOMETRY;
import static org.tileindex.verify.SpanSchema.RASTER_ROW;
import static org.tileindex.verify.SpanSchema.TILES;
import static org.tileindex.verify.SpanSchema.TILE_ID;
import static org.tileindex.verify.SpanSchema.TILE_SPANS;
import static org.tileindex.verify.SpanSchema.XMAX;
import static org.tileindex.verify.SpanSchema.XMIN;
import static org.tileindex.verify.SpanSchema.YMAX;
import static org.tileindex.verify.SpanSchema.YMIN;
import static org.tileindex.verify.SpanSchema.ZONE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.tileindex.fault.ErrorCode;
import org.tileindex.grid.RowAreas;

/// Tamperings with the spans of Lesotho, which all three datasets and the geometry go with.
final class SpanTamperings {
    /// A row that is neither the first nor the last, and whose sides are inside of the file's rectangle.
    private static final int MIDDLE = 4;

    private static final String MISSING = "a span is missing";
    private static final String SURPLUS = "a span begins with no run of tiles of tile_index";
    private static final String GEO = "the footer's entry geo is not that of the file's rectangles";

    private SpanTamperings() {}

    static List<Tampering> all() {
        return Stream.of(values(), keys(), shapes(), rectangles(), columns(), files())
                .flatMap(List::stream)
                .toList();
    }

    static void edit(PublishedSample sample, Consumer<SpanRewriter.Content> change) throws Exception {
        SpanRewriter.edit(sample.part(TILE_SPANS, "LS"), change);
    }

    private static Tampering rows(String name, ErrorCode code, String what, Consumer<List<Object[]>> change) {
        return Tampering.of(name, code, what, sample -> edit(sample, content -> change.accept(content.rows())));
    }

    private static Tampering row(String name, ErrorCode code, String what, Consumer<Object[]> change) {
        return rows(name, code, what, rows -> change.accept(rows.get(MIDDLE)));
    }

    /// Gives a span other columns, with all that follows from them.
    static void resize(Object[] row, int from, int to) {
        int rasterRow = (Integer) row[RASTER_ROW];
        row[COL_FROM] = from;
        row[COL_TO] = to;
        row[TILE_ID] = PublishedSample.GRID.tileId(rasterRow, from);
        row[TILES] = to - from;
        row[AREA] = (to - from) * RowAreas.area(PublishedSample.GRID, rasterRow);
        if (row.length > GEOMETRY) {
            row[XMIN] = PublishedSample.GRID.westEdge(from);
            row[XMAX] = PublishedSample.GRID.westEdge(to);
            row[GEOMETRY] = shape(row, true);
        }
    }

    private static Binary shape(Object[] row, boolean counterClockwise) {
        double west = (Double) row[XMIN];
        double south = (Double) row[YMIN];
        double east = (Double) row[XMAX];
        double north = (Double) row[YMAX];
        ByteBuffer wkb = ByteBuffer.allocate(93).order(ByteOrder.LITTLE_ENDIAN);
        wkb.put((byte) 1).putInt(3).putInt(1).putInt(5).putDouble(west).putDouble(south);
        wkb.putDouble(counterClockwise ? east : west).putDouble(counterClockwise ? south : north);
        wkb.putDouble(east).putDouble(north);
        wkb.putDouble(counterClockwise ? west : east).putDouble(counterClockwise ? north : south);
        wkb.putDouble(west).putDouble(south);
        return Binary.fromConstantByteArray(wkb.array());
    }

    private static List<Tampering> values() {
        return List.of(
                row(
                        "an area by one ulp",
                        ErrorCode.E006_AREA_NONPOS,
                        "area_m2 differs from the tiles times GeographicLib's positive area of one",
                        row -> row[AREA] = Math.nextUp((Double) row[AREA])),
                row(
                        "another first tile",
                        ErrorCode.E004_BOUNDS,
                        "a tile_id_from is not raster_row * ncols + col_from",
                        row -> row[TILE_ID] = (Long) row[TILE_ID] + 1),
                row(
                        "another number of tiles",
                        ErrorCode.E014_VERIFY,
                        "tiles is not col_to - col_from",
                        row -> row[TILES] = (Integer) row[TILES] + 1),
                row(
                        "another country",
                        ErrorCode.E005_ISO_FK,
                        "the country of a row of tile_spans differs from the folder's",
                        row -> row[ZONE] = "CH"));
    }

    private static List<Tampering> keys() {
        return List.of(
                row(
                        "a tile too many",
                        ErrorCode.E014_VERIFY,
                        "a span has other tiles than tile_index",
                        row -> resize(row, (Integer) row[COL_FROM], (Integer) row[COL_TO] + 1)),
                row(
                                "a later beginning",
                                ErrorCode.E014_VERIFY,
                                MISSING,
                                row -> resize(row, (Integer) row[COL_FROM] + 1, (Integer) row[COL_TO]))
                        .along(SURPLUS),
                rows("a span dropped", ErrorCode.E014_VERIFY, MISSING, rows -> rows.remove(MIDDLE)),
                rows(
                                "a span twice",
                                ErrorCode.E003_DUP_TILE,
                                "a span occurs twice",
                                rows -> rows.add(MIDDLE, rows.get(MIDDLE)))
                        .along(SURPLUS));
    }

    private static List<Tampering> shapes() {
        return List.of(
                rows(
                                "two spans swapped",
                                ErrorCode.E014_VERIFY,
                                "the spans overlap or are not sorted",
                                rows -> Collections.swap(rows, MIDDLE, MIDDLE + 1))
                        .along(SURPLUS, MISSING),
                rows(
                                "a span cut into two",
                                ErrorCode.E014_VERIFY,
                                "two spans touch, so they are not the longest",
                                SpanTamperings::cut)
                        .along("a span has other tiles than tile_index", SURPLUS),
                row(
                                "an empty span",
                                ErrorCode.E004_BOUNDS,
                                "a span is empty or lies outside the grid",
                                row -> row[COL_TO] = row[COL_FROM])
                        .along(MISSING),
                row(
                                "a row beyond the grid",
                                ErrorCode.E004_BOUNDS,
                                "a span is empty or lies outside the grid",
                                row -> row[RASTER_ROW] = 2160)
                        .along(MISSING));
    }

    private static void cut(List<Object[]> rows) {
        Object[] left = rows.get(MIDDLE);
        Object[] right = left.clone();
        int from = (Integer) left[COL_FROM];
        resize(right, from + 2, (Integer) left[COL_TO]);
        resize(left, from, from + 2);
        rows.add(MIDDLE + 1, right);
    }

    private static List<Tampering> rectangles() {
        List<Tampering> all = new ArrayList<>();
        List<String> sides = List.of("xmin", "ymin", "xmax", "ymax");
        for (int side = 0; side < sides.size(); side++) {
            int column = XMIN + side;
            all.add(row(
                    sides.get(side) + " by one ulp",
                    ErrorCode.E004_BOUNDS,
                    "bbox.%s differs from the formula".formatted(sides.get(side)),
                    row -> row[column] = Math.nextUp((Double) row[column])));
        }
        String shape = "geometry is not the rectangle of the span";
        all.add(row("a ring turned round", ErrorCode.E004_BOUNDS, shape, row -> row[GEOMETRY] = shape(row, false)));
        all.add(rows(
                "the next span's rectangle",
                ErrorCode.E004_BOUNDS,
                shape,
                rows -> rows.get(MIDDLE)[GEOMETRY] = rows.get(MIDDLE + 1)[GEOMETRY]));
        all.add(row(
                "bytes that are no geometry",
                ErrorCode.E004_BOUNDS,
                shape,
                row -> row[GEOMETRY] = Binary.fromString("POLYGON EMPTY")));
        all.add(geo("no entry geo", content -> content.metadata().clear()));
        for (String word : List.of("1.1.0", "counterclockwise", "\"bbox\":[", "\"ymin\":[", "planar")) {
            all.add(geo(
                    "another " + word.replace("\":[", "").replace("\"", "") + " in geo",
                    content -> content.metadata()
                            .compute("geo", (key, geo) -> change(Objects.requireNonNull(geo), word))));
        }
        all.add(Tampering.of(
                "a further entry of the footer",
                ErrorCode.E014_VERIFY,
                "the footer has key-value metadata",
                sample -> edit(sample, content -> content.metadata().put("made_by", "me"))));
        return all;
    }

    private static String change(String geo, String word) {
        if (!geo.contains(word)) {
            throw new IllegalArgumentException(geo);
        }
        return geo.replace(
                word,
                word.contains("bbox") ? word + "-1" : word.replace('1', '2').replace('n', 'm'));
    }

    private static Tampering geo(String name, Consumer<SpanRewriter.Content> change) {
        return Tampering.of(name, ErrorCode.E014_VERIFY, GEO, sample -> edit(sample, change));
    }

    private static List<Tampering> columns() {
        return List.of(
                Tampering.of(
                        "a column missing",
                        ErrorCode.E014_VERIFY,
                        "column area_m2 of tile_spans is missing",
                        sample -> edit(sample, SpanTamperings::withoutArea)),
                Tampering.of(
                        "a group of other fields",
                        ErrorCode.E014_VERIFY,
                        "column bbox of tile_spans has another type",
                        sample -> edit(
                                sample,
                                content -> content.fields().set(AREA + 1, box("xmin", "ymin", "east", "ymax")))),
                Tampering.of(
                        "columns in another order",
                        ErrorCode.E014_VERIFY,
                        "the columns of tile_spans are in another order",
                        sample -> edit(sample, SpanTamperings::swapped)));
    }

    private static void withoutArea(SpanRewriter.Content content) {
        content.fields().remove(AREA);
        content.rows().replaceAll(row -> {
            List<Object> values = new ArrayList<>(List.of(row));
            values.remove(AREA);
            return values.toArray();
        });
    }

    private static Type box(String... names) {
        return new GroupType(
                Type.Repetition.REQUIRED,
                "bbox",
                Stream.of(names)
                        .<Type>map(
                                name -> Types.required(PrimitiveTypeName.DOUBLE).named(name))
                        .toList());
    }

    private static void swapped(SpanRewriter.Content content) {
        Collections.swap(content.fields(), COL_FROM, COL_TO);
        content.rows().forEach(row -> {
            Object from = row[COL_FROM];
            row[COL_FROM] = row[COL_TO];
            row[COL_TO] = from;
        });
    }

    private static List<Tampering> files() {
        return List.of(
                Tampering.of(
                                "a file missing",
                                ErrorCode.E014_VERIFY,
                                "a file is missing from a dataset",
                                sample -> Files.delete(sample.part(TILE_SPANS, "LS")))
                        .along(
                                "the numbers of the part files have a gap",
                                "a tile is missing",
                                "the row count of a country differs from its summary",
                                "the smallest tile_id of a country differs from its summary",
                                "rows_emitted differs from the number of rows"),
                Tampering.of("a file cut short", ErrorCode.E014_VERIFY, "a file cannot be read", sample -> {
                    byte[] bytes = Files.readAllBytes(sample.part(TILE_SPANS, "LS"));
                    Files.write(sample.part(TILE_SPANS, "LS"), Arrays.copyOf(bytes, bytes.length / 2));
                }),
                rows("a file without rows", ErrorCode.E014_VERIFY, "a file has no rows", List::clear)
                        .along(MISSING));
    }
}
