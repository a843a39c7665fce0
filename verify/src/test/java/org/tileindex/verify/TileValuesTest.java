package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.grid.InclusionRule;
import org.tileindex.request.ShardFormat;
import org.tileindex.tile.ShardLayout;
import org.tileindex.value.CellMask;

/// `verify` of `tile_values`, in a plane and on the globe: a good output has no fault, and each change of it is named.
@Tag("slow")
class TileValuesTest {
    private static final int X = DatasetSchema.CENTROID_LON;
    private static final int Y = DatasetSchema.CENTROID_LAT;
    private static final int RED = DatasetSchema.AREA;

    /// On the raster in UTM zone 16N: one zone with a hole, one that reaches beyond, and one far away.
    private static final String PLOTS = """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"plot": "holed"}, "geometry": {"type": "Polygon", "coordinates":
              [[[-87.68, 40.16], [-87.64, 40.16], [-87.64, 40.19], [-87.68, 40.19], [-87.68, 40.16]],
               [[-87.67, 40.17], [-87.65, 40.17], [-87.66, 40.185], [-87.67, 40.17]]]}},
            {"type": "Feature", "properties": {"plot": "state"}, "geometry": {"type": "Polygon", "coordinates":
              [[[-100, 30], [-87.66, 30], [-87.655, 50], [-100, 50], [-100, 30]]]}},
            {"type": "Feature", "properties": {"plot": "away"}, "geometry": {"type": "Polygon", "coordinates":
              [[[10, 50], [11, 50], [11, 51], [10, 50]]]}}]}
            """;

    /// Beside Lesotho, on the rasters in longitude and latitude.
    private static final String KINGDOM = """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"plot": "kingdom"}, "geometry": {"type": "Polygon", "coordinates":
              [[[27.1, -30.2], [28.4, -30.6], [29.3, -29.4], [28.2, -28.7], [27.1, -30.2]]]}}]}
            """;

    private static final SampleValues UTM = SampleValues.of(SampleValues.raster("utm.tif"), "1:red", "2:nir:scaled");
    private static final SampleValues GLOBE = SampleValues.of(SampleValues.raster("people.tif"), "1:red");

    @TempDir
    private static Path shared = Path.of("");

    private static Path plots = Path.of("");
    private static Path kingdom = Path.of("");
    private static Optional<PublishedSample> good = Optional.empty();

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void publish() throws Exception {
        plots = Files.writeString(shared.resolve("plots.geojson"), PLOTS);
        kingdom = Files.writeString(shared.resolve("kingdom.geojson"), KINGDOM);
        good = Optional.of(PublishedSample.publishValues(
                shared.resolve("good"), plots, InclusionRule.CENTER, PublishedSample.PLAIN, ShardLayout.PACKED, UTM));
    }

    /// A way to write the values.
    record Way(InclusionRule rule, ShardFormat format, ShardLayout layout, SampleValues values) {}

    static Stream<Way> ways() {
        return Stream.of(
                new Way(InclusionRule.CENTER, PublishedSample.PARQUET, ShardLayout.PACKED, UTM),
                new Way(InclusionRule.ANY_OVERLAP, PublishedSample.PARQUET, ShardLayout.ZONE, UTM),
                new Way(InclusionRule.CENTER, PublishedSample.ARROW, ShardLayout.PACKED, UTM),
                new Way(InclusionRule.ANY_OVERLAP, PublishedSample.ARROW, ShardLayout.ZONE, UTM.masked(CellMask.VALID)),
                new Way(InclusionRule.ANY_OVERLAP, PublishedSample.PLAIN, ShardLayout.PACKED, GLOBE),
                new Way(InclusionRule.CENTER, PublishedSample.PLAIN, ShardLayout.ZONE, GLOBE));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aGoodOutputHasNoFault(Way way) throws Exception {
        Path zones = way.values().equals(GLOBE) ? kingdom : plots;
        VerifyResult result = PublishedSample.publishValues(
                        folder.resolve("out"), zones, way.rule(), way.format(), way.layout(), way.values())
                .result(1, true);
        assertEquals(List.of(), result.failures());
        assertTrue(result.rows() > 200, () -> result.rows() + " rows");
        assertTrue(result.decisions() > result.rows(), () -> result.decisions() + " decisions");
        assertEquals(way.values().values().size() * result.rows(), result.values());
    }

    /// A change of the rows of the first file, and how it is named.
    record Change(String what, ErrorCode code, Consumer<List<Object[]>> edit) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Change> changes() {
        return List.of(
                new Change(
                        "x differs from the formula",
                        ErrorCode.E004_BOUNDS,
                        rows -> rows.get(50)[X] = Math.nextUp((Double) rows.get(50)[X])),
                new Change(
                        "y differs from the formula",
                        ErrorCode.E004_BOUNDS,
                        rows -> rows.get(50)[Y] = (Double) rows.get(50)[Y] + 10),
                new Change(
                        "a tile_id is not raster_row * ncols + raster_col",
                        ErrorCode.E004_BOUNDS,
                        rows -> rows.get(50)[DatasetSchema.TILE_ID] = 7L),
                new Change(
                        "column red has another value than the raster",
                        ErrorCode.E014_VERIFY,
                        rows -> rows.stream()
                                .filter(row -> !row[RED].equals(PartRewriter.NULL))
                                .forEach(row -> row[RED] = (Integer) row[RED] ^ 1)),
                new Change("a tile is missing", ErrorCode.E008_INCLUSION_RULE, rows -> rows.remove(50)),
                new Change(
                        "a tile does not belong to the zone",
                        ErrorCode.E008_INCLUSION_RULE,
                        rows -> rows.forEach(row -> row[DatasetSchema.ZONE] = "state")),
                new Change("a tile occurs twice", ErrorCode.E003_DUP_TILE, rows -> rows.add(50, rows.get(50))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsNamed(Change change) throws Exception {
        PublishedSample sample = good.orElseThrow().copyTo(folder.resolve("out"));
        sample.edit(sample.packedPart(DatasetSchema.TILE_VALUES, 0), DatasetSchema.TILE_VALUES, change.edit());
        sample.settleReceipts();
        assertNamed(change.code(), change.what(), sample.verify(true));
    }

    /// A column that is missing hides nothing of the others.
    @Test
    void aMissingColumnIsNamed() throws Exception {
        PublishedSample sample = good.orElseThrow().copyTo(folder.resolve("out"));
        Path part = sample.packedPart(DatasetSchema.TILE_VALUES, 0);
        List<Type> fields = new ArrayList<>(sample.fields(DatasetSchema.TILE_VALUES));
        fields.remove(X);
        List<Object[]> rows = PartRewriter.read(part).stream()
                .map(row -> {
                    List<Object> cells = new ArrayList<>(Arrays.asList(row));
                    cells.remove(X);
                    return cells.toArray();
                })
                .toList();
        rows.get(50)[Y - 1] = 0.0;
        PartRewriter.write(part, fields, rows);
        sample.settleReceipts();
        List<Failure> failures = sample.verify(false);
        assertNamed(ErrorCode.E014_VERIFY, "column x of tile_values is missing", failures);
        assertNamed(ErrorCode.E004_BOUNDS, "y differs from the formula", failures);
    }

    @Test
    void aForeignFileIsNamed() throws Exception {
        PublishedSample sample = good.orElseThrow().copyTo(folder.resolve("out"));
        Files.createFile(sample.partition(DatasetSchema.TILE_VALUES).resolve("notes.txt"));
        assertNamed(ErrorCode.E014_VERIFY, "a foreign file lies in the partition", sample.verify(false));
    }

    private static void assertNamed(ErrorCode code, String what, List<Failure> failures) {
        assertTrue(
                failures.stream()
                        .anyMatch(failure ->
                                failure.code() == code && failure.what().equals(what)),
                failures::toString);
    }
}
