package org.tileindex.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A reader of classic little-endian TIFF files in tiles, without the code that reads rasters: plain loops over TIFF
/// 6.0's words.
final class PlainTiff {
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private final ByteBuffer file;
    private final Map<Integer, double[]> tags = new TreeMap<>();
    private final Map<Integer, byte[]> raw = new TreeMap<>();

    private PlainTiff(ByteBuffer file, int at) {
        this.file = file;
        for (int i = 0; i < file.getShort(at); i++) {
            int entry = at + 2 + 12 * i;
            int type = file.getShort(entry + 2);
            int count = file.getInt(entry + 4);
            int bytes = count * SIZES[type];
            int from = bytes <= 4 ? entry + 8 : file.getInt(entry + 8);
            byte[] values = new byte[bytes];
            file.get(from, values);
            int tag = file.getShort(entry) & 0xFFFF;
            raw.put(tag, values);
            double[] numbers = new double[count];
            for (int k = 0; k < count; k++) {
                numbers[k] = number(type, from + k * SIZES[type]);
            }
            tags.put(tag, numbers);
        }
    }

    private double number(int type, int at) {
        return switch (type) {
            case 3 -> file.getShort(at) & 0xFFFF;
            case 4 -> file.getInt(at) & 0xFFFF_FFFFL;
            case 12 -> file.getDouble(at);
            default -> file.get(at);
        };
    }

    /// The images of a file, in order.
    static List<PlainTiff> images(Path path) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        if (file.getInt(0) != 0x002A4949) {
            throw new IOException(path + " is not a classic little-endian TIFF file");
        }
        List<PlainTiff> images = new ArrayList<>();
        for (int at = file.getInt(4); at != 0; at = file.getInt(at + 2 + 12 * file.getShort(at))) {
            images.add(new PlainTiff(file, at));
        }
        return images;
    }

    /// The bytes of a tag's values; none if it is absent.
    byte[] bytes(int tag) {
        return raw.getOrDefault(tag, new byte[0]);
    }

    String text(int tag) {
        return new String(bytes(tag), StandardCharsets.UTF_8).replace("\0", "");
    }

    double[] numbers(int tag) {
        return tags.getOrDefault(tag, new double[0]);
    }

    int number(int tag) {
        return Optional.ofNullable(tags.get(tag)).map(all -> (int) all[0]).orElse(1);
    }

    int width() {
        return number(256);
    }

    int height() {
        return number(257);
    }

    /// The samples of a band, row by row.
    double[] samples(int band) throws DataFormatException {
        double[] samples = new double[width() * height()];
        int across = Math.ceilDiv(width(), number(322));
        for (int tile = 0; tile < numbers(324).length; tile++) {
            ByteBuffer pixels = tile(tile);
            for (int row = 0; row < number(323); row++) {
                for (int col = 0; col < number(322); col++) {
                    int y = tile / across * number(323) + row;
                    int x = tile % across * number(322) + col;
                    if (x < width() && y < height()) {
                        int at = (row * number(322) + col) * number(277) + band;
                        samples[y * width() + x] = sample(pixels, at);
                    }
                }
            }
        }
        return samples;
    }

    private double sample(ByteBuffer pixels, int at) {
        return switch (number(258) * 10 + number(339)) {
            case 11 -> pixels.get(at / 8) >> (7 - at % 8) & 1;
            case 81 -> pixels.get(at) & 0xFF;
            case 82 -> pixels.get(at);
            case 161 -> pixels.getShort(2 * at) & 0xFFFF;
            case 162 -> pixels.getShort(2 * at);
            case 321 -> pixels.getInt(4 * at) & 0xFFFF_FFFFL;
            case 322 -> pixels.getInt(4 * at);
            case 323 -> pixels.getFloat(4 * at);
            case 643 -> pixels.getDouble(8 * at);
            default -> throw new IllegalStateException("samples of %d bits".formatted(number(258)));
        };
    }

    private ByteBuffer tile(int tile) throws DataFormatException {
        byte[] stored = new byte[(int) numbers(325)[tile]];
        file.get((int) numbers(324)[tile], stored);
        int rowBytes = Math.ceilDiv(number(322) * number(277) * number(258), 8);
        byte[] pixels = new byte[rowBytes * number(323)];
        if (number(259) == 1) {
            return ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        }
        Inflater inflater = new Inflater();
        inflater.setInput(stored);
        int got = inflater.inflate(pixels);
        inflater.end();
        if (got != pixels.length) {
            throw new DataFormatException("%d bytes of %d".formatted(got, pixels.length));
        }
        for (int row = 0; row < pixels.length; row += rowBytes) {
            if (number(317) == 2) {
                add(pixels, row, rowBytes);
            } else if (number(317) == 3) {
                addFloats(pixels, row, rowBytes);
            }
        }
        return ByteBuffer.wrap(pixels).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void add(byte[] pixels, int row, int rowBytes) {
        int size = number(258) / 8;
        int pixel = size * number(277);
        for (int at = row + pixel; at < row + rowBytes; at += size) {
            long sum = word(pixels, at, size) + word(pixels, at - pixel, size);
            for (int b = 0; b < size; b++) {
                pixels[at + b] = (byte) (sum >> (8 * b));
            }
        }
    }

    private static long word(byte[] pixels, int at, int size) {
        long word = 0;
        for (int b = 0; b < size; b++) {
            word |= (pixels[at + b] & 0xFFL) << (8 * b);
        }
        return word;
    }

    private void addFloats(byte[] pixels, int row, int rowBytes) {
        for (int i = number(277); i < rowBytes; i++) {
            pixels[row + i] += pixels[row + i - number(277)];
        }
        byte[] planes = new byte[rowBytes];
        System.arraycopy(pixels, row, planes, 0, rowBytes);
        int size = number(258) / 8;
        int perRow = rowBytes / size;
        for (int i = 0; i < perRow; i++) {
            for (int b = 0; b < size; b++) {
                pixels[row + i * size + b] = planes[(size - 1 - b) * perRow + i];
            }
        }
    }
}
