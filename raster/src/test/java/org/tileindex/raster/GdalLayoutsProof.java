package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.SampleType;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;

/// Files of random layouts, which GDAL writes, have the values that GDAL reads, bit by bit, and are valid where GDAL's
/// mask says so; or they are refused by the name of what cannot be read. The script `raster/src/test/gdal/layouts.py`
/// draws the layouts; layout N can be written alone by it.
class GdalLayoutsProof {
    private static final int LAYOUTS = Integer.getInteger("layouts", 2_500);
    private static final int FIRST = Integer.getInteger("layouts.first", 0);
    private static final int BATCH = 250;
    private static final Path SCRIPT = Path.of("src/test/gdal/layouts.py").toAbsolutePath();

    @TempDir
    private static Path folder = Path.of("");

    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> equal = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    @Test
    void everyLayoutIsReadAsGdalReadsItOrRefusedByName() throws Exception {
        for (int first = FIRST; first < FIRST + LAYOUTS; first += BATCH) {
            write(first, Math.min(BATCH, FIRST + LAYOUTS - first));
            for (String line : Files.readAllLines(folder.resolve("index.tsv"))) {
                examine(line.split("\t", -1));
            }
        }
        System.out.printf("equal: %s%nrefused: %s%n", equal, refused);
        assertTrue(differences.isEmpty(), () -> differences.size() + " layouts differ:\n" + String.join("\n", differences));
        assertTrue(equal.values().stream().mapToInt(Integer::intValue).sum() > LAYOUTS * 3 / 4, equal::toString);
    }

    private static void write(int first, int count) throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Process python = new ProcessBuilder(
                        "/usr/bin/python3", SCRIPT.toString(), folder.toString(), "" + first, "" + count)
                .inheritIO()
                .start();
        assertEquals(0, python.waitFor());
    }

    private void examine(String[] words) throws IOException, InterruptedException {
        String layout = words[0] + " " + words[7];
        try (Sources sources = new Sources(SourceSettings.DEFAULT);
                Raster raster = Raster.open(sources.open(folder.resolve(words[0] + ".tif").toString()), false)) {
            ByteBuffer expected = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(words[0] + ".bin")))
                    .order(ByteOrder.LITTLE_ENDIAN);
            String difference = difference(raster, words, expected);
            if (!difference.isEmpty()) {
                differences.add(difference + ": " + layout);
            }
            equal.merge(raster.header().image().encoding().compressionName(), 1, Integer::sum);
        } catch (TileIndexException e) {
            boolean named = !words[6].isEmpty()
                    && e.code() == ErrorCode.E010_INPUT
                    && e.getMessage().contains(words[6])
                    && !e.getMessage().contains("\n");
            if (!named) {
                differences.add(e.getMessage() + ": " + layout);
            }
            refused.merge(words[6], 1, Integer::sum);
        }
    }

    private static String difference(Raster raster, String[] words, ByteBuffer expected)
            throws TileIndexException, InterruptedException {
        int width = Integer.parseInt(words[2]);
        int height = Integer.parseInt(words[3]);
        int bands = Integer.parseInt(words[4]);
        boolean southUp = words[5].equals("1");
        List<BandValues> values = WholeRasters.read(raster);
        if (!words[6].isEmpty()) {
            return "not refused";
        }
        if (raster.header().image().width() != width || raster.header().image().height() != height || values.size() != bands) {
            return "another size";
        }
        SampleType type = raster.band(1, false).stored();
        if (!type.name().equals(words[1])) {
            return type + ", another type";
        }
        int bytes = type == SampleType.FLOAT16 ? Float.BYTES : type.bytes();
        for (int band = 0; band < bands; band++) {
            int at = band * width * height * (bytes + 1);
            BandValues mine = values.get(band);
            for (int cell = 0; cell < width * height; cell++) {
                int row = cell / width;
                int stored = (southUp ? height - 1 - row : row) * width + cell % width;
                long theirs = bits(expected, at + stored * bytes, bytes);
                boolean valid = expected.get(at + width * height * bytes + stored) != 0 && !isNan(type, theirs);
                boolean found = (mine.valid()[cell / Long.SIZE] >>> cell & 1) != 0;
                if (valid != found || (valid && theirs != widened(mine, cell))) {
                    return "band %d row %d column %d is %s %x, not %s %x"
                            .formatted(band + 1, row, cell % width, found, widened(mine, cell), valid, theirs);
                }
            }
        }
        assertEquals(bands * width * height * (bytes + 1), expected.limit());
        return "";
    }

    private static boolean isNan(SampleType type, long bits) {
        return switch (type) {
            case FLOAT16, FLOAT32 -> Float.isNaN(Float.intBitsToFloat((int) bits));
            case FLOAT64 -> Double.isNaN(Double.longBitsToDouble(bits));
            default -> false;
        };
    }

    /// The bits of a value as GDAL reads it, to which 16 bits of a floating point number are 32.
    private static long widened(BandValues values, int cell) {
        if (values.type() == SampleType.FLOAT16) {
            float number = Float.float16ToFloat(values.samples().getShort(cell * Short.BYTES));
            return Float.floatToRawIntBits(number) & 0xFFFF_FFFFL;
        }
        return bits(values.samples(), cell * values.type().bytes(), values.type().bytes());
    }

    private static long bits(ByteBuffer from, int at, int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> from.get(at) & 0xFFL;
            case Short.BYTES -> from.getShort(at) & 0xFFFFL;
            case Integer.BYTES -> from.getInt(at) & 0xFFFF_FFFFL;
            default -> from.getLong(at);
        };
    }
}
