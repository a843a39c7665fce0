package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.InclusionRule;
import org.tileindex.raster.source.FilePlace;

/// Faults in files, folders, schemas and the report are found, and each is reported in one line.
@Tag("slow")
class PlantedFilesTest {
    @TempDir
    private static Path shared = Path.of("");

    private static PublishedSample good;

    @TempDir
    private Path folder = Path.of("");

    private PublishedSample sample;

    @BeforeAll
    static void publish() throws Exception {
        good = PublishedSample.publish(shared.resolve("good"), InclusionRule.CENTER, "LS", "CH");
    }

    @BeforeEach
    void copy() throws IOException {
        sample = good.copyTo(folder.resolve("out"));
    }

    private Failure one(String what) throws Exception {
        List<Failure> failures = sample.verify(false);
        List<Failure> found = failures.stream()
                .filter(failure -> failure.what().contains(what))
                .toList();
        assertEquals(1, found.size(), failures::toString);
        assertEquals(ErrorCode.E014_VERIFY, found.getFirst().code());
        String line = found.getFirst().toString();
        assertEquals(1, line.lines().count());
        assertTrue(line.matches(".*\\. [A-Z][^.]*\\."), () -> "says what to do: " + line);
        return found.getFirst();
    }

    private void only(String what) throws Exception {
        one(what);
        List<Failure> failures = sample.verify(false);
        assertEquals(1, failures.size(), failures::toString);
    }

    @Test
    void aTruncatedFile() throws Exception {
        Path part = sample.part(DatasetSchema.TILE_INDEX, "LS");
        byte[] bytes = Files.readAllBytes(part);
        for (int length : new int[] {0, 3, bytes.length / 2, bytes.length - 1}) {
            Files.write(part, Arrays.copyOf(bytes, length));
            sample.settleReceipts();
            Failure failure = one("cannot be read");
            assertTrue(failure.place().file().endsWith("country=LS/part-00000.parquet"), failure::toString);
            assertEquals(
                    length < 12
                            ? "it is too short for a Parquet file"
                            : "it does not end as a Parquet file does, so it may be cut short",
                    failure.found());
        }
    }

    @Test
    void aFlippedByteOfAPage() throws Exception {
        flip(sample.part(DatasetSchema.TILE_BOUNDS, "LS"));
        sample.settleReceipts();
        Failure failure = one("cannot be read");
        assertTrue(failure.place().file().startsWith(DatasetSchema.TILE_BOUNDS));
        assertEquals("the checksum of a page does not match, so the page is damaged", failure.found());
    }

    @Test
    void aFlippedByteChangesTheReceipt() throws Exception {
        flip(sample.part(DatasetSchema.TILE_BOUNDS, "LS"));
        one("the bytes of tile_bounds do not give the determinism receipt");
    }

    /// Flips a bit of a data page, which has a checksum.
    private static void flip(Path part) throws IOException {
        byte[] bytes = Files.readAllBytes(part);
        bytes[bytes.length / 4] ^= 1;
        Files.write(part, bytes);
    }

    /// The receipt reveals a change of any byte, and the reader ends with a finding, not with an exception.
    @Test
    void anyChangedByteIsFound() throws Exception {
        Path part = sample.part(DatasetSchema.TILE_INDEX, "LS");
        byte[] bytes = Files.readAllBytes(part);
        Random random = new Random(42);
        for (int i = 0; i < 100; i++) {
            byte[] changed = bytes.clone();
            int at = random.nextInt(bytes.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(part, changed);
            one("the bytes of tile_index do not give the determinism receipt");
        }
    }

    /// No byte of a file is without meaning, so a change of any is found though the receipt agrees with it.
    @Test
    void anyChangedByteIsFoundThoughTheReceiptIsComputedAnew() throws Exception {
        Path part = sample.part(DatasetSchema.TILE_INDEX, "LS");
        byte[] bytes = Files.readAllBytes(part);
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] changed = bytes.clone();
            int at = random.nextInt(bytes.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(part, changed);
            sample.settleReceipts();
            assertFalse(sample.verify(false).isEmpty(), () -> "byte " + at);
        }
    }

    @Test
    void aForeignFile() throws Exception {
        Files.createFile(sample.partition(DatasetSchema.TILE_INDEX).resolve("_SUCCESS"));
        sample.settleReceipts();
        only("foreign file");
    }

    @Test
    void aForeignFileNextToTheParts() throws Exception {
        Files.createFile(sample.part(DatasetSchema.TILE_BOUNDS, "LS").resolveSibling(".part-00000.parquet.crc"));
        sample.settleReceipts();
        only("foreign file");
    }

    @Test
    void aForeignFileInADataset() throws Exception {
        Files.createFile(sample.partition(DatasetSchema.TILE_INDEX).resolveSibling("notes.txt"));
        only("foreign file lies in a dataset");
    }

    @Test
    void aGapInTheNumbers() throws Exception {
        for (String dataset : PublishedSample.DATASETS) {
            Path part = sample.part(dataset, "LS");
            Files.move(part, part.resolveSibling("part-00007.parquet"));
        }
        sample.settleReceipts();
        one("have a gap");
    }

    @Test
    void aFileOfOneDatasetOnly() throws Exception {
        Files.delete(sample.part(DatasetSchema.TILE_BOUNDS, "LS"));
        sample.settleReceipts();
        one("missing from a dataset");
    }

    @Test
    void aChangedReceipt() throws Exception {
        sample.editReport(report ->
                PublishedSample.receipt(report, DatasetSchema.TILE_INDEX).put("sha256_hex", "0".repeat(64)));
        only("the bytes of tile_index do not give the determinism receipt");
    }

    @Test
    void aChangedParameter() throws Exception {
        sample.editReport(report -> PublishedSample.map(report, "parameters").put("shard_rows", "1"));
        only("parameters do not hash");
    }

    @Test
    void aReportOfAnotherRule() throws Exception {
        sample.editReport(report -> report.put("predicate", "any_overlap"));
        List<ErrorCode> codes =
                sample.verify(false).stream().map(Failure::code).distinct().toList();
        assertEquals(List.of(ErrorCode.E008_INCLUSION_RULE, ErrorCode.E014_VERIFY), codes);
    }

    @Test
    void aDamagedReport() throws Exception {
        Files.writeString(sample.report(), "{\"parameters\": [");
        only("run report is missing or damaged");
    }

    @Test
    void aNullableColumn() throws Exception {
        Path part = sample.part(DatasetSchema.TILE_INDEX, "LS");
        List<Object[]> rows = PartRewriter.read(part);
        List<Type> fields = new ArrayList<>(DatasetSchema.fields(DatasetSchema.TILE_INDEX, "country_iso"));
        fields.set(DatasetSchema.AREA, Types.optional(PrimitiveTypeName.DOUBLE).named("pixel_area_m2"));
        PartRewriter.write(part, fields, rows);
        sample.settleReceipts();
        Failure failure = one("column pixel_area_m2 of tile_index has another type");
        assertEquals("DOUBLE, required", failure.expected());
        assertEquals("DOUBLE, optional", failure.found());
    }

    @Test
    void otherZonesThanTheRuns() throws Exception {
        Path zones = Files.writeString(folder.resolve("zones.parquet"), "no zones");
        VerifyRequest request = new VerifyRequest(
                folder.resolve("out"), Optional.empty(), Optional.of(FilePlace.of(zones)), 16, false, 1);
        List<Failure> failures =
                new VerifyRun(request, new VerifyProgress()).execute().failures();
        assertEquals(1, failures.size(), failures::toString);
        assertEquals(
                "the membership of cells cannot be checked", failures.getFirst().what());
    }

    @Test
    void nothingToVerify() throws Exception {
        VerifyRequest request =
                new VerifyRequest(folder.resolve("absent"), Optional.empty(), Optional.empty(), 16, false, 1);
        TileIndexException e =
                assertThrows(TileIndexException.class, () -> new VerifyRun(request, new VerifyProgress()).execute());
        assertEquals(ErrorCode.E010_INPUT, e.code());
    }
}
