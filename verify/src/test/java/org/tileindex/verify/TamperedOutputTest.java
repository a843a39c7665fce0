package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.grid.InclusionRule;

/// Whatever is changed in an output, `verify` names the change by a fault of its own: beside the receipt, and also if
/// the forger computed the receipt anew. Changes are made by parquet-java's row writer and with the structures of the
/// Parquet format, never by our own writer.
@Tag("slow")
class TamperedOutputTest {
    @TempDir
    private static Path shared = Path.of("");

    private static PublishedSample good;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void publish() throws Exception {
        good = PublishedSample.publish(shared.resolve("good"), InclusionRule.CENTER, "LS", "CH");
    }

    static List<Tampering> tamperings() {
        return Tamperings.all();
    }

    @Test
    void thereAreMoreThanTheTwentyFourThatWereAskedFor() {
        List<String> names = tamperings().stream().map(Tampering::name).toList();
        assertEquals(
                new ArrayList<>(new TreeSet<>(names)), names.stream().sorted().toList());
        assertTrue(names.size() >= 24, names::toString);
    }

    /// The tools of the tamperings change nothing by themselves.
    @Test
    void aRewrittenFileHasNoFault() throws Exception {
        PublishedSample sample = good.copyTo(folder.resolve("out"));
        sample.editBoth("LS", rows -> {});
        sample.settleReceipts();
        assertEquals(List.of(), sample.verify(false));
        Path part = sample.part(DatasetSchema.TILE_INDEX, "CH");
        ParquetModel.read(part).write(part, file -> {});
        sample.settleReceipts();
        assertEquals(List.of(), sample.verify(false));
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void isNamedBesideTheReceipt(Tampering tampering) throws Exception {
        PublishedSample sample = good.copyTo(folder.resolve("out"));
        byte[] before = sample.bytes();
        tampering.action().on(sample);
        List<Failure> failures = sample.verify(false);
        tampering.assertNamed(failures);
        tampering.assertReceipt(failures, before, sample.bytes());
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void isNamedThoughTheReceiptIsComputedAnew(Tampering tampering) throws Exception {
        PublishedSample sample = good.copyTo(folder.resolve("out"));
        tampering.action().on(sample);
        sample.settleReceipts();
        tampering.assertAlone(sample.verify(false));
    }
}
