package org.tileindex.verify;

import static org.tileindex.verify.DatasetSchema.AREA;
import static org.tileindex.verify.DatasetSchema.CENTROID_LAT;
import static org.tileindex.verify.DatasetSchema.CENTROID_LON;
import static org.tileindex.verify.DatasetSchema.RASTER_COL;
import static org.tileindex.verify.DatasetSchema.RULE;
import static org.tileindex.verify.DatasetSchema.TILE_BOUNDS;
import static org.tileindex.verify.DatasetSchema.TILE_ID;
import static org.tileindex.verify.DatasetSchema.TILE_INDEX;
import static org.tileindex.verify.DatasetSchema.ZONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.tileindex.fault.ErrorCode;

/// Tamperings with rows, files and folders of an output with Lesotho and Switzerland.
final class Tamperings {
    private static final int MIDDLE = 150;
    private static final String COUNT = "the row count of a country differs from its summary";
    private static final String EMITTED = "rows_emitted differs from the number of rows";
    private static final String MISSING = "a tile is missing";

    private Tamperings() {}

    static List<Tampering> all() {
        return Stream.of(values(), keys(), paths(), contents(), columns(), TamperedFormats.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Tampering> values() {
        return List.of(
                Tampering.ofIndex(
                        "a value changed",
                        ErrorCode.E004_BOUNDS,
                        "centroid_lon differs from the formula",
                        rows -> rows.get(MIDDLE)[CENTROID_LON] = 27.123),
                Tampering.ofIndex(
                        "a centroid by one ulp",
                        ErrorCode.E004_BOUNDS,
                        "centroid_lat differs from the formula",
                        rows -> up(rows, CENTROID_LAT)),
                Tampering.ofIndex(
                        "an area by one ulp",
                        ErrorCode.E006_AREA_NONPOS,
                        "pixel_area_m2 differs from GeographicLib's positive area",
                        rows -> up(rows, AREA)),
                Tampering.ofIndex(
                        "another rule",
                        ErrorCode.E008_INCLUSION_RULE,
                        "inclusion_rule differs from the report's predicate",
                        rows -> rows.get(MIDDLE)[RULE] = "any_overlap"),
                Tampering.ofIndex(
                        "another country",
                        ErrorCode.E005_ISO_FK,
                        "the country of a row of tile_index differs from the folder's",
                        rows -> rows.get(MIDDLE)[ZONE] = "CH"));
    }

    private static List<Tampering> keys() {
        return List.of(
                Tampering.ofBoth(
                        "two rows swapped",
                        ErrorCode.E014_VERIFY,
                        "the rows are not sorted by tile_id",
                        rows -> Collections.swap(rows, MIDDLE, MIDDLE + 1)),
                Tampering.ofBoth(
                        "rows reordered",
                        ErrorCode.E014_VERIFY,
                        "the rows are not sorted by tile_id",
                        Collections::reverse),
                Tampering.ofBoth("a row dropped", ErrorCode.E008_INCLUSION_RULE, MISSING, rows -> rows.remove(MIDDLE))
                        .along(COUNT, EMITTED),
                Tampering.ofBoth(
                                "a row duplicated",
                                ErrorCode.E003_DUP_TILE,
                                "a tile occurs twice",
                                rows -> rows.add(MIDDLE, rows.get(MIDDLE)))
                        .along(COUNT, EMITTED),
                Tampering.of(
                                "a row added",
                                ErrorCode.E008_INCLUSION_RULE,
                                "a tile does not belong to the zone",
                                Tamperings::addWestern)
                        .along(COUNT, EMITTED, "the smallest tile_id of a country differs from its summary"),
                Tampering.of(
                                "a neighbour's tile",
                                ErrorCode.E008_INCLUSION_RULE,
                                "a tile does not belong to the zone",
                                Tamperings::giveToNeighbour)
                        .along(
                                COUNT,
                                MISSING,
                                "the smallest tile_id of a country differs from its summary",
                                "the largest tile_id of a country differs from its summary"));
    }

    private static void up(List<Object[]> rows, int column) {
        rows.get(MIDDLE)[column] = Math.nextUp((Double) rows.get(MIDDLE)[column]);
    }

    /// Adds the cell west of Lesotho's first one.
    private static void addWestern(PublishedSample sample) throws IOException {
        sample.edit(TILE_INDEX, "LS", rows -> {
            Object[] cell = rows.getFirst().clone();
            int col = (Integer) cell[RASTER_COL] - 1;
            cell[RASTER_COL] = col;
            cell[TILE_ID] = (Long) cell[TILE_ID] - 1;
            cell[CENTROID_LON] = PublishedSample.GRID.centroidLon(col);
            rows.addFirst(cell);
        });
        sample.edit(TILE_BOUNDS, "LS", rows -> {
            Object[] cell = rows.getFirst().clone();
            cell[TILE_ID] = (Long) cell[TILE_ID] - 1;
            int col = (int) ((Long) cell[TILE_ID] % PublishedSample.GRID.ncols());
            cell[DatasetSchema.MIN_LON] = PublishedSample.GRID.westEdge(col);
            cell[DatasetSchema.MAX_LON] = PublishedSample.GRID.westEdge(col + 1);
            cell[DatasetSchema.BOUNDS_CENTROID_LON] = PublishedSample.GRID.centroidLon(col);
            rows.addFirst(cell);
        });
    }

    /// Takes the last tile of Switzerland's first file and gives it to Lesotho, which lies south of it.
    private static void giveToNeighbour(PublishedSample sample) throws IOException {
        for (String dataset : List.of(TILE_INDEX, TILE_BOUNDS)) {
            List<Object[]> taken = new ArrayList<>();
            sample.edit(dataset, "CH", rows -> taken.add(rows.removeFirst()));
            taken.getFirst()[ZONE] = "LS";
            sample.edit(dataset, "LS", rows -> rows.addFirst(taken.getFirst()));
        }
    }

    private static List<Tampering> paths() {
        return List.of(
                Tampering.of(
                        "a symbolic link instead of a file",
                        ErrorCode.E014_VERIFY,
                        "a symbolic link stands for a file or folder of the partition",
                        sample -> link(sample, sample.part(TILE_INDEX, "LS"))),
                Tampering.of(
                        "a symbolic link instead of the partition",
                        ErrorCode.E014_VERIFY,
                        "a symbolic link stands for a file or folder of the partition",
                        sample -> link(sample, sample.partition(TILE_INDEX))),
                Tampering.of(
                        "a foreign file",
                        ErrorCode.E014_VERIFY,
                        "a foreign file lies in the partition",
                        sample -> Files.writeString(sample.partition(TILE_INDEX).resolve("_SUCCESS"), "yes")),
                Tampering.of(
                                "a number left out",
                                ErrorCode.E014_VERIFY,
                                "the numbers of the part files have a gap",
                                Tamperings::renumber)
                        .along("a part file does not continue after the previous one"));
    }

    private static List<Tampering> contents() {
        return List.of(
                Tampering.of(
                                "a file of another zone",
                                ErrorCode.E005_ISO_FK,
                                "the country of a row of tile_index differs from the folder's",
                                Tamperings::copyOfNeighbour)
                        .along(
                                "the country of a row of tile_bounds differs from the folder's",
                                MISSING,
                                "a tile does not belong to the zone",
                                COUNT,
                                EMITTED,
                                "the smallest tile_id of a country differs from its summary",
                                "the largest tile_id of a country differs from its summary",
                                "a part file does not continue after the previous one"),
                Tampering.of(
                                "a zone's folder removed",
                                ErrorCode.E008_INCLUSION_RULE,
                                MISSING,
                                Tamperings::removeFolders)
                        .along(
                                COUNT,
                                EMITTED,
                                "the smallest tile_id of a country differs from its summary",
                                "the largest tile_id of a country differs from its summary"));
    }

    private static List<Tampering> columns() {
        return List.of(
                Tampering.of(
                        "a column missing",
                        ErrorCode.E014_VERIFY,
                        "column pixel_area_m2 of tile_index is missing",
                        sample -> change(sample, fields -> fields.remove(AREA), row -> without(row, AREA))),
                Tampering.of(
                        "a column of another type",
                        ErrorCode.E014_VERIFY,
                        "column raster_row of tile_index has another type",
                        sample -> change(
                                sample,
                                fields -> fields.set(
                                        DatasetSchema.RASTER_ROW,
                                        Types.required(PrimitiveTypeName.INT32).named("raster_row")),
                                row -> row)));
    }

    /// Moves a file or a folder away and leaves a link in its place.
    private static void link(PublishedSample sample, Path path) throws IOException {
        Path elsewhere = sample.report().resolveSibling("elsewhere");
        Files.move(path, elsewhere);
        Files.createSymbolicLink(path, elsewhere);
    }

    private static void renumber(PublishedSample sample) throws IOException {
        for (String dataset : PublishedSample.DATASETS) {
            Path part = sample.part(dataset, "LS");
            Files.move(part, part.resolveSibling("part-00007.parquet"));
        }
    }

    private static void copyOfNeighbour(PublishedSample sample) throws IOException {
        for (String dataset : PublishedSample.DATASETS) {
            Files.delete(sample.part(dataset, "LS"));
            Files.copy(sample.part(dataset, "CH"), sample.part(dataset, "LS"));
        }
    }

    private static void removeFolders(PublishedSample sample) throws IOException {
        for (String dataset : PublishedSample.DATASETS) {
            try (Stream<Path> tree = Files.walk(sample.part(dataset, "LS").resolveSibling(""))) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void change(PublishedSample sample, Consumer<List<Type>> schema, UnaryOperator<Object[]> rows)
            throws IOException {
        Path part = sample.part(TILE_INDEX, "LS");
        List<Type> fields = new ArrayList<>(DatasetSchema.fields(TILE_INDEX, "country_iso"));
        schema.accept(fields);
        List<Object[]> changed = PartRewriter.read(part).stream().map(rows).toList();
        PartRewriter.write(part, fields, changed);
    }

    private static Object[] without(Object[] row, int column) {
        List<Object> values = new ArrayList<>(Arrays.asList(row));
        values.remove(column);
        return values.toArray();
    }
}
