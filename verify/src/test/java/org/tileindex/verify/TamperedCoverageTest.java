package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.parquet.schema.ColumnOrder;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.tile.ShardLayout;

/// Each change of a column `coverage` is named by `verify`, with its place.
@Tag("slow")
class TamperedCoverageTest {
    /// Position of the column in a file of `tile_index`.
    private static final int COVERAGE = DatasetSchema.COVERAGE;

    private static final String BELOW = "coverage is below 1 where the zone fills the cell";
    private static final String WHOLE = "coverage is 1 where the zone leaves a part of the cell free";
    private static final String OTHER = "coverage differs from the share in rational arithmetic";
    private static final String NO_SHARE = "coverage is not a number above 0 and at most 1";

    @TempDir
    private static Path shared = Path.of("");

    private static Optional<PublishedSample> good = Optional.empty();

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void publish() throws Exception {
        good = Optional.of(PublishedSample.publishCovered(
                shared.resolve("good"), PublishedSample.PLAIN, ShardLayout.ZONE, "LS", "CH"));
    }

    /// A change of the share of a tile, and how it is named.
    ///
    /// @param partly whether the tile is one that is partly covered
    record Change(double share, boolean partly, String what) {}

    static List<Change> changes() {
        return List.of(
                new Change(1, true, WHOLE),
                new Change(Math.nextDown(1.0), false, BELOW),
                new Change(Double.MIN_VALUE, true, OTHER),
                new Change(0, true, NO_SHARE),
                new Change(-0.0, true, NO_SHARE),
                new Change(-0.5, false, NO_SHARE),
                new Change(Math.nextUp(1.0), false, NO_SHARE));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsNamedWithItsPlace(Change change) throws Exception {
        for (boolean exhaustive : new boolean[] {false, true}) {
            assertNamed(
                    change.what(), exhaustive, (rows, number) -> rows.get(number)[COVERAGE] = change.share(), rows -> {
                        int number = rows.size() / 2;
                        while (((Double) rows.get(number)[COVERAGE] < 1) != change.partly()) {
                            number++;
                        }
                        return number;
                    });
        }
    }

    /// parquet-java writes no bounds of such numbers, so that the rows are made here.
    @Test
    void whatIsNotANumberIsNamed() {
        Findings findings = new Findings();
        PartZones zones = new PartZones(Optional.of("LS"), Map.of(), ZoneOrder.of(List.of("LS")));
        RowBatch batch = new RowBatch(0, 1, 2, 3, 4, 5, 6, 7, 8);
        batch.doubles(COVERAGE)[0] = 0.5;
        batch.doubles(COVERAGE)[1] = Double.NaN;
        batch.ints(DatasetSchema.RASTER_COL)[1] = 7;
        new CoverageRows(
                        Map.of(),
                        new CellFormulas(PublishedSample.GRID),
                        zones,
                        new PartPlaces(DatasetSchema.TILE_INDEX, "part", "", "", 4320),
                        false,
                        findings,
                        new VerifyProgress())
                .check(batch, 2, new BitSet(), 100);
        assertEquals(1, findings.all().size());
        assertEquals(NO_SHARE, findings.all().getFirst().what());
        assertEquals(
                new Place("part", 101, "LS", 0, 7), findings.all().getFirst().place());
    }

    @Test
    void aShareBeyondTheBoundIsNamed() throws Exception {
        for (double off : new double[] {1.3e-15, -1.3e-15}) {
            assertNamed(
                    OTHER,
                    true,
                    (rows, number) -> rows.get(number)[COVERAGE] = (Double) rows.get(number)[COVERAGE] + off,
                    TamperedCoverageTest::halfCovered);
        }
    }

    @Test
    void aShareWithinTheBoundIsNoFault() throws Exception {
        PublishedSample sample = good.orElseThrow().copyTo(folder.resolve("out"));
        sample.edit(DatasetSchema.TILE_INDEX, "LS", rows -> {
            Object[] row = rows.get(halfCovered(rows));
            row[COVERAGE] = (Double) row[COVERAGE] + 7e-16;
        });
        sample.settleReceipts();
        assertEquals(List.of(), sample.verify(true));
    }

    private static int halfCovered(List<Object[]> rows) {
        int number = 0;
        while (Math.abs((Double) rows.get(number)[COVERAGE] - 0.5) > 0.2) {
            number++;
        }
        return number;
    }

    /// Chooses a row.
    interface Choice {
        int of(List<Object[]> rows);
    }

    private void assertNamed(String what, boolean exhaustive, BiConsumer<List<Object[]>, Integer> change, Choice choice)
            throws Exception {
        PublishedSample sample = good.orElseThrow().copyTo(Files.createTempDirectory(folder, "out"));
        Path part = sample.part(DatasetSchema.TILE_INDEX, "LS");
        int number = choice.of(PartRewriter.read(part));
        sample.edit(DatasetSchema.TILE_INDEX, "LS", rows -> change.accept(rows, number));
        sample.settleReceipts();
        List<Failure> failures = sample.verify(exhaustive);
        Object[] row = PartRewriter.read(part).get(number);
        Failure failure = failures.stream()
                .filter(found -> found.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError(failures));
        assertEquals(ErrorCode.E014_VERIFY, failure.code());
        assertEquals(number, failure.place().row());
        assertEquals(
                ((Integer) row[DatasetSchema.RASTER_ROW]).longValue(),
                failure.place().rasterRow());
        assertEquals(
                ((Integer) row[DatasetSchema.RASTER_COL]).longValue(),
                failure.place().rasterCol());
        assertEquals("LS", failure.place().country());
        assertEquals(0, failure.more(), failure::toString);
    }

    @Test
    void aMissingColumnIsNamed() throws Exception {
        List<Type> fields = new ArrayList<>(good.orElseThrow().fields(DatasetSchema.TILE_INDEX));
        fields.remove(COVERAGE);
        assertColumnNamed("column coverage of tile_index is missing", fields, 0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void aColumnThatMayBeNullIsNamed() throws Exception {
        List<Type> fields = new ArrayList<>(good.orElseThrow().fields(DatasetSchema.TILE_INDEX));
        fields.set(
                COVERAGE,
                Types.optional(PrimitiveTypeName.DOUBLE)
                        .columnOrder(ColumnOrder.typeDefined())
                        .named("coverage"));
        assertColumnNamed("column coverage of tile_index has another type", fields, 0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void aColumnAtAnotherPlaceIsNamed() throws Exception {
        List<Type> fields = new ArrayList<>(good.orElseThrow().fields(DatasetSchema.TILE_INDEX));
        fields.add(7, fields.remove(COVERAGE));
        assertColumnNamed("the columns of tile_index are in another order", fields, 0, 1, 2, 3, 4, 5, 6, 8, 7);
    }

    /// A run that did not ask for the column does not have it.
    @Test
    void aForeignColumnIsNamed() throws Exception {
        PublishedSample sample = good.orElseThrow().copyTo(folder.resolve("out"));
        sample.editReport(report -> PublishedSample.map(report, "parameters").remove("coverage"));
        assertTrue(sample.verify(false).stream()
                .anyMatch(found -> found.what().equals("tile_index has a foreign column")));
    }

    private void assertColumnNamed(String what, List<Type> fields, int... order) throws Exception {
        PublishedSample sample = good.orElseThrow().copyTo(folder.resolve("out"));
        Path part = sample.part(DatasetSchema.TILE_INDEX, "LS");
        List<Object[]> rows = PartRewriter.read(part).stream()
                .map(row -> Arrays.stream(order).mapToObj(place -> row[place]).toArray())
                .toList();
        PartRewriter.write(part, fields, rows);
        sample.settleReceipts();
        List<Failure> failures = sample.verify(false);
        assertTrue(
                failures.stream()
                        .anyMatch(found -> found.what().equals(what)
                                && found.place().file().contains("country=LS")),
                failures::toString);
    }
}
