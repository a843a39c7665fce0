package org.tileindex.writer.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;
import org.junit.jupiter.api.Test;
import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.form.RampStart;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.pack.ScalarPacking;
import org.tileindex.writer.zstd.ZstdDecoders;
import org.xerial.snappy.Snappy;

/// Pages of ramps as parquet-java's own reader decodes them, and the same bytes whether stretches are cut or not.
class DeltaPagesTest {
    private static final int PAGES = 400;

    /// The rows of which a cut page has 16 blocks and the first row.
    private static final int KEPT_ROWS = 16 * 128 + 1;

    private final DeltaPages delta = new DeltaPages(new ScalarPacking());

    @Test
    void pagesOfRandomRuns() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        int[] longest = {1, 5, 129, 3_000, 20_000, 200_000};
        for (int i = 0; i < PAGES; i++) {
            int bound = longest[random.nextInt(longest.length)];
            int runs = 1 + random.nextInt(Math.min(300, 1 + 600_000 / bound));
            check(IntStream.range(0, runs).map(run -> 1 + random.nextInt(bound)).toArray(), random);
        }
    }

    @Test
    void pagesThatAreAboutToBeCut() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        for (int rows = KEPT_ROWS - 2; rows < KEPT_ROWS + 260; rows++) {
            check(new int[] {rows}, random);
            check(new int[] {rows, 1, rows, 127, 128, rows}, random);
        }
    }

    @Test
    void cutsAtTheVeryStartAndTheVeryEnd() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        int[] lengths = {1_280_001, 1, 1, 1, 640_000, 5, 1_280_001};
        check(lengths, random);
        check(new int[] {1_280_001}, random);
    }

    /// As many cuts as the index of them grows over, and the same few jumps between all of them.
    @Test
    void manyCuts() throws Exception {
        int[] lengths = new int[200];
        Arrays.fill(lengths, 2_561);
        long[] starts = IntStream.range(0, lengths.length)
                .mapToLong(run -> run * 43_200L)
                .toArray();
        check(lengths, starts);
    }

    private void check(int[] lengths, SplittableRandom random) throws IOException {
        long jump = 1L << random.nextInt(1, 50);
        boolean grid = random.nextBoolean();
        long[] starts = IntStream.range(0, lengths.length)
                .mapToLong(run -> grid ? run * jump : random.nextLong(jump))
                .toArray();
        check(lengths, starts);
    }

    private void check(int[] lengths, long[] starts) throws IOException {
        RunTable runs = new RunTable(lengths);
        delta.take(runs, new RampStart(starts), runs.all());
        ByteSink whole = new ByteSink();
        delta.putWhole(whole);
        byte[] page = Arrays.copyOf(whole.array(), whole.size());
        requireValues(page, lengths, starts, (int) runs.rows());
        requireSame(page);
    }

    private static void requireValues(byte[] page, int[] lengths, long[] starts, int rows) throws IOException {
        DeltaBinaryPackingValuesReader reader = new DeltaBinaryPackingValuesReader();
        reader.initFromPage(rows, ByteBufferInputStream.wrap(ByteBuffer.wrap(page)));
        for (int run = 0; run < lengths.length; run++) {
            for (int k = 0; k < lengths[run]; k++) {
                assertEquals(starts[run] + k, reader.readLong());
            }
        }
    }

    /// Requires that `page` comes out of each codec's body.
    private void requireSame(byte[] page) throws IOException {
        byte[] stored = bytes(new BufferedBody(new PageCompressor(Codec.NONE)), page.length);
        assertArrayEquals(page, stored);
        assertArrayEquals(page, Snappy.uncompress(bytes(new SnappyBody(), page.length)));
        byte[] lz4 = bytes(new Lz4Body(), page.length);
        Lz4Rules.require(lz4, page);
        byte[] decoded = new byte[page.length];
        assertEquals(page.length, new Lz4Decompressor().decompress(lz4, 0, lz4.length, decoded, 0, decoded.length));
        ZstdDecoders.require(bytes(new ZstdBody(), page.length), page);
    }

    private byte[] bytes(PageBody body, int size) throws IOException {
        delta.put(body);
        CompressedPage page = body.finish(1);
        assertEquals(size, page.uncompressedSize());
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        page.bytes().writeAllTo(written);
        assertTrue(written.size() > 0);
        return written.toByteArray();
    }
}
