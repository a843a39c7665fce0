package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.tile.ShardLayout;

/// Whatever is changed in columns of values, `verify` names it by a fault of its own, with the receipt as it was and
/// computed anew; and a good output with values has no fault, whatever their type.
@Tag("slow")
class TamperedValuesTest {
    private static final SampleValues THREE = new SampleValues(
            Map.of("", SampleValues.raster("people.tif"), "warm", SampleValues.raster("heat.tif")),
            List.of("1:people", "2:scaled:scaled", "warm:1:heat"),
            Optional.empty());

    @TempDir
    private static Path shared = Path.of("");

    private static Optional<PublishedSample> good = Optional.empty();

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void publish() throws Exception {
        good = Optional.of(
                PublishedSample.publish(shared.resolve("good"), PublishedSample.PLAIN, ShardLayout.ZONE, THREE));
    }

    static List<Tampering> tamperings() {
        return ValueTamperings.all();
    }

    private PublishedSample copy() throws Exception {
        return good.orElseThrow().copyTo(folder.resolve("out"));
    }

    /// The tools of the tamperings change nothing by themselves.
    @Test
    void aRewrittenFileHasNoFault() throws Exception {
        PublishedSample sample = copy();
        sample.editBoth("LS", rows -> {});
        sample.settleReceipts();
        assertEquals(List.of(), sample.verify(false));
        Path part = sample.part(DatasetSchema.TILE_INDEX, "ZA");
        ParquetModel.read(part).write(part, file -> {});
        sample.settleReceipts();
        VerifyResult result = sample.result(16, true);
        assertEquals(List.of(), result.failures());
        assertEquals(3 * result.rows(), result.values());
    }

    /// A pass reads what lies between blocks, too.
    @Test
    void theBytesOfAPassAreNotJudged() throws Exception {
        PublishedSample sample = copy();
        sample.editReport(report -> {
            Map<String, Object> figures = PublishedSample.map(report, "pat");
            figures.put("bytes_read_raster_total", 1L << 20);
            PublishedSample.map(figures, "raster").put("ways", List.of(Map.of("raster", "", "way", "one pass")));
        });
        assertEquals(List.of(), sample.verify(false));
    }

    /// The run's process and two executors read the headers of two rasters.
    @Test
    void eachExecutorMayReadTheHeader() throws Exception {
        PublishedSample sample = copy();
        List<Object> executors = List.of(Map.of("id", "1"), Map.of("id", "2"));
        for (int headers : List.of(6, 7)) {
            sample.editReport(report -> {
                Map<String, Object> figures = PublishedSample.map(report, "pat");
                figures.put("executors", executors);
                PublishedSample.map(figures, "raster").put("bytes_blocks", 1000);
                figures.put("bytes_read_raster_total", 1250 + headers * (128 << 10));
            });
            List<Failure> failures = sample.verify(false);
            assertEquals(headers > 6 ? 1 : 0, failures.size(), failures::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void isNamedBesideTheReceipt(Tampering tampering) throws Exception {
        PublishedSample sample = copy();
        byte[] before = sample.bytes();
        tampering.action().on(sample);
        List<Failure> failures = sample.verify(false);
        tampering.assertNamed(failures);
        tampering.assertReceipt(failures, before, sample.bytes());
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void isNamedThoughTheReceiptIsComputedAnew(Tampering tampering) throws Exception {
        PublishedSample sample = copy();
        tampering.action().on(sample);
        sample.settleReceipts();
        tampering.assertAlone(sample.verify(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64", "float16", "float32",
                "float64"
            })
    void aGoodOutputHasNoFaults(String type) throws Exception {
        SampleValues values = SampleValues.of(SampleValues.raster(type + ".tif"), "1", "1:twice:scaled");
        assertGood(PublishedSample.publish(folder.resolve("a"), PublishedSample.PARQUET, ShardLayout.ZONE, values));
        assertGood(PublishedSample.publish(folder.resolve("b"), PublishedSample.PLAIN, ShardLayout.PACKED, values));
        assertGood(PublishedSample.publish(folder.resolve("c"), PublishedSample.ARROW, ShardLayout.PACKED, values));
    }

    private static void assertGood(PublishedSample sample) throws Exception {
        VerifyResult result = sample.result(16, false);
        assertEquals(List.of(), result.failures());
        assertEquals(2 * result.rows(), result.values());
    }

    /// A raster has moved; its name in the run, or none for the first, tells which.
    @Test
    void aRasterMayHaveMoved() throws Exception {
        Path was = Files.copy(SampleValues.raster("plain.tif"), folder.resolve("was.tif"));
        PublishedSample sample = PublishedSample.publish(
                folder.resolve("out"),
                PublishedSample.PLAIN,
                ShardLayout.ZONE,
                new SampleValues(Map.of("pop", was), List.of("pop:3"), Optional.empty()));
        Path is = Files.move(was, folder.resolve("is.tif"));
        assertEquals(
                List.of(ErrorCode.E010_INPUT),
                sample.verify(false).stream().map(Failure::code).toList());
        assertTrue(sample.verify(false).toString().contains("--raster pop=FILE"), sample.verify(false)::toString);
        for (String name : List.of("", "pop")) {
            assertEquals(
                    List.of(),
                    sample.result(16, false, Map.of(name, is.toString())).failures());
        }
        String other = SampleValues.raster("float64.tif").toString();
        List<Failure> failures = sample.result(16, false, Map.of("pop", other)).failures();
        assertEquals(
                List.of(ErrorCode.E014_VERIFY),
                failures.stream().map(Failure::code).toList());
        assertTrue(failures.toString().contains("fingerprint"), failures::toString);
    }

    /// The pixels of a raster change behind its header, of which alone the fingerprint is.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void otherPixelsAreFound(boolean arrow) throws Exception {
        Path raster = Files.copy(SampleValues.raster("plain.tif"), folder.resolve("plain.tif"));
        PublishedSample sample = PublishedSample.publish(
                folder.resolve("out"),
                arrow ? PublishedSample.ARROW : PublishedSample.PLAIN,
                ShardLayout.PACKED,
                SampleValues.of(raster, "1:one", "3:three"));
        changeEnd(raster);
        assertEquals(
                List.of("column three has another value than the raster"),
                sample.verify(false).stream().map(Failure::what).toList());
    }

    /// A block that is damaged is one fault, however many threads need it.
    @Test
    void aDamagedBlockIsOneFault() throws Exception {
        Path raster = Files.copy(SampleValues.raster("deflated.tif"), folder.resolve("deflated.tif"));
        PublishedSample sample = PublishedSample.publish(
                folder.resolve("out"),
                PublishedSample.PLAIN,
                ShardLayout.ZONE,
                SampleValues.of(raster, "1:one", "3:three"));
        changeEnd(raster);
        List<Failure> failures = sample.verify(false);
        assertEquals(
                List.of("the values of rasters cannot be checked"),
                failures.stream().map(Failure::what).toList());
        assertEquals(ErrorCode.E010_INPUT, failures.getFirst().code());
        assertTrue(failures.getFirst().found().contains("deflated.tif"), failures::toString);
    }

    /// Changes a bit of every eighth byte at the end of a file.
    private static void changeEnd(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length - 8000; i < bytes.length; i += 8) {
            bytes[i] ^= 1;
        }
        Files.write(file, bytes);
    }
}
