package org.tileindex.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Indices come out as parquet-java's encoder took them, at every width and whatever the lengths of reads.
class DictionaryIndicesTest {
    private static BytesInput page(int width, int[] ids) throws IOException {
        try (RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(width, 64, 1 << 20, new HeapByteBufferAllocator())) {
            for (int id : ids) {
                encoder.writeInt(id);
            }
            BytesInput all = BytesInput.concat(BytesInput.from(new byte[] {(byte) width}), encoder.toBytes());
            return BytesInput.from(all.toInputStream().readAllBytes());
        }
    }

    /// Runs of equal indices of random lengths, some of them 1.
    private static int[] randomIds(Random random, int entries, int count) {
        int[] ids = new int[count];
        for (int i = 0; i < count; ) {
            int end = Math.min(count, i + 1 + random.nextInt(random.nextBoolean() ? 1 : 40));
            Arrays.fill(ids, i, end, random.nextInt(entries));
            i = end;
        }
        return ids;
    }

    private static int[] decode(BytesInput page, int entries, int count, Random random) throws IOException {
        DictionaryIndices indices =
                DictionaryIndices.of(ByteBuffer.wrap(page.toInputStream().readAllBytes()), entries);
        int[] all = new int[count];
        int[] some = new int[64];
        for (int i = 0; i < count; ) {
            int n = indices.next(some, Math.min(count - i, 1 + random.nextInt(some.length)));
            for (int k = 0; k < n; k++) {
                all[i + k] = indices.repeated() ? indices.value() : some[k];
            }
            i += n;
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 12, 15, 16, 17, 20, 24, 30})
    void everyWidth(int width) throws IOException {
        Random random = new Random(width);
        for (int count : new int[] {1, 7, 8, 9, 500, 4099}) {
            int[] ids = randomIds(random, 1 << width, count);
            assertArrayEquals(ids, decode(page(width, ids), 1 << width, count, random));
        }
    }

    @Test
    void oneEntryNeedsNoBits() throws IOException {
        assertArrayEquals(new int[100], decode(page(0, new int[100]), 1, 100, new Random(1)));
    }

    @Test
    void anIndexBeyondTheDictionary() throws IOException {
        BytesInput repeated = page(8, new int[] {7, 7, 7, 7, 7, 7, 7, 7, 7, 7});
        BytesInput single = page(8, new int[] {0, 1, 2, 3, 4, 5, 6, 7});
        for (BytesInput page : new BytesInput[] {repeated, single}) {
            IOException e = assertThrows(IOException.class, () -> decode(page, 7, 8, new Random(1)));
            assertEquals("a page refers to an entry that its dictionary does not have", e.getMessage());
        }
    }

    /// The last group of eight may be cut by what pads it.
    @Test
    void aPageCutShort() throws IOException {
        byte[] whole =
                page(12, randomIds(new Random(3), 4096, 200)).toInputStream().readAllBytes();
        for (int length = 0; length < whole.length - 12; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(IOException.class, () -> decode(BytesInput.from(cut), 4096, 200, new Random(1)));
        }
    }
}
