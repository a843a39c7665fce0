package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.tileindex.fault.TileIndexException;

/// Files of the variants with a few bytes changed or cut off, in the header and in the data. Of each, all bands are
/// read. That ends in values or in one line, and allocates no more than 64 MiB or four times the file.
final class MutatedRasters {
    private static final long LEAST_LIMIT = 64 << 20;
    private static final int MOST_CELLS = 1 << 20;

    /// Bands that are asked for. The objects for tens of thousands of them take more than the limit.
    private static final int MOST_BANDS = 4_096;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<String> names =
            Variants.all().stream().map(Variants.Variant::name).toList();
    private final List<byte[]> files =
            names.stream().map(name -> Variants.bytes(name + ".tif")).toList();
    private final List<String> faults = new ArrayList<>();
    private int refused;
    private int read;

    /// Examines the files of the numbers `[first, last)`. A file depends on its number only.
    void examine(int first, int last) throws InterruptedException {
        for (int i = first; i < last; i++) {
            examine(i);
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
        int fewest = (last - first) / 10;
        assertTrue(refused > fewest && read > fewest, () -> refused + " refused, " + read + " read");
    }

    private void examine(int number) throws InterruptedException {
        byte[] bytes = mutated(files.get(number % files.size()), new SplittableRandom(number));
        String what = "mutation %d of %s".formatted(number, names.get(number % names.size()));
        long limit = Math.max(LEAST_LIMIT, 4L * bytes.length);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try (Raster raster = Raster.open(new BytesInMemory("mutated.tif", bytes), false)) {
            readAll(raster);
            read++;
        } catch (TileIndexException e) {
            refused++;
            String message = String.valueOf(e.getMessage());
            if (!message.startsWith("raster mutated.tif") || message.length() > 1000 || message.contains("\n")) {
                faults.add(what + ": " + message);
            }
        } catch (RuntimeException | Error e) {
            faults.add(what + ": " + e + " at " + e.getStackTrace()[0]);
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (allocated > limit) {
            faults.add("%s allocates %,d bytes, not %,d".formatted(what, allocated, limit));
        }
    }

    /// Reads all cells, or those of the first rows and columns where there are too many of them to be held.
    private static void readAll(Raster raster) throws TileIndexException, InterruptedException {
        int height = raster.header().image().height();
        int width = raster.header().image().width();
        int bands = Math.min(MOST_BANDS, raster.header().bands().size());
        int cells = Math.max(1, MOST_CELLS / bands);
        int columns = Math.min(width, cells);
        int rows = Math.min(height, cells / columns);
        WholeRasters.read(raster, bands, rows, columns);
    }

    private static byte[] mutated(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        int directory = directory(bytes);
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = switch (random.nextInt(6)) {
                case 0 -> random.nextInt(16);
                case 1 -> random.nextInt(Math.min(bytes.length, 4096));
                case 2 -> random.nextInt(bytes.length);
                default -> Math.min(bytes.length - 1, directory + random.nextInt(600));
            };
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes[at] = (byte) random.nextInt(-1, 3);
                default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) random.nextInt(-1, 2));
            }
        }
        return random.nextInt(12) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static int directory(byte[] bytes) {
        ByteBuffer head = ByteBuffer.wrap(bytes);
        head.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return head.getShort(2) == 43 ? (int) head.getLong(8) : head.getInt(4);
    }
}
