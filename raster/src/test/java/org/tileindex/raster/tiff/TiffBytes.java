package org.tileindex.raster.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tileindex.raster.BytesInMemory;

/// Writes TIFF files of given tags: classic or BigTIFF, in either order of bytes. Values that do not fit a directory
/// follow it.
final class TiffBytes {
    private record Value(int type, List<Double> numbers, String text) {}

    private final List<TreeMap<Integer, Value>> directories = new ArrayList<>();
    private boolean big;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private byte[] gap = new byte[0];

    private TiffBytes() {
        next();
    }

    /// A file of one image of bytes: 8 x 4 pixels, two strips of two rows, which lie in the first bytes of the file.
    static TiffBytes image() {
        return new TiffBytes().plainImage(8, 4);
    }

    /// The tags of an image of one band of bytes with strips of two rows.
    TiffBytes plainImage(int width, int height) {
        shorts(Tag.IMAGE_WIDTH, width).shorts(Tag.IMAGE_LENGTH, height).shorts(Tag.BITS_PER_SAMPLE, 8);
        shorts(Tag.COMPRESSION, 1).shorts(Tag.PHOTOMETRIC, 1).shorts(Tag.SAMPLES_PER_PIXEL, 1);
        return shorts(Tag.ROWS_PER_STRIP, 2).longs(Tag.STRIP_OFFSETS, 16, 32).shorts(Tag.STRIP_BYTE_COUNTS, 16, 16);
    }

    TiffBytes big() {
        big = true;
        return this;
    }

    TiffBytes bigEndian() {
        order = ByteOrder.BIG_ENDIAN;
        return this;
    }

    /// Bytes between the head of the file and its first directory.
    TiffBytes gap(int bytes) {
        gap = new byte[bytes];
        return this;
    }

    /// Begins the next directory.
    TiffBytes next() {
        directories.add(new TreeMap<>());
        return this;
    }

    TiffBytes without(int tag) {
        directories.getLast().remove(tag);
        return this;
    }

    TiffBytes shorts(int tag, double... numbers) {
        return put(tag, Field.SHORT, numbers);
    }

    TiffBytes longs(int tag, double... numbers) {
        return put(tag, Field.LONG, numbers);
    }

    TiffBytes longs8(int tag, double... numbers) {
        return put(tag, Field.LONG8, numbers);
    }

    TiffBytes doubles(int tag, double... numbers) {
        return put(tag, Field.DOUBLE, numbers);
    }

    TiffBytes text(int tag, String text) {
        directories.getLast().put(tag, new Value(Field.ASCII, List.of(), text + "\0"));
        return this;
    }

    private TiffBytes put(int tag, int type, double... numbers) {
        directories
                .getLast()
                .put(tag, new Value(type, Arrays.stream(numbers).boxed().toList(), ""));
        return this;
    }

    /// GeoKeys whose values are codes: key, code, key, code…; numbers that are not whole, or larger than a code, go to
    /// the array of doubles.
    TiffBytes keys(double... keysAndValues) {
        List<Double> shorts = new ArrayList<>(List.of(1.0, 1.0, 0.0, keysAndValues.length / 2.0));
        List<Double> doubles = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            double key = keysAndValues[i];
            double value = keysAndValues[i + 1];
            boolean number = (key >= 2055 && key != 2056 && key < 3072) || key == 3077 || key >= 3078;
            shorts.addAll(
                    number
                            ? List.of(key, (double) Tag.GEO_DOUBLES, 1.0, (double) doubles.size())
                            : List.of(key, 0.0, 1.0, value));
            if (number) {
                doubles.add(value);
            }
        }
        put(Tag.GEO_KEY_DIRECTORY, Field.SHORT, array(shorts));
        return doubles.isEmpty() ? this : put(Tag.GEO_DOUBLES, Field.DOUBLE, array(doubles));
    }

    /// Keys of codes, and the text about the projection.
    TiffBytes keysAndProjection(String projection, double... keysAndValues) {
        keys(keysAndValues);
        List<Double> shorts =
                new ArrayList<>(Optional.ofNullable(directories.getLast().get(Tag.GEO_KEY_DIRECTORY))
                        .orElseThrow()
                        .numbers());
        shorts.set(3, shorts.get(3) + 1);
        shorts.addAll(List.of(3073.0, (double) Tag.GEO_TEXTS, (double) projection.length(), 0.0));
        return text(Tag.GEO_TEXTS, projection).put(Tag.GEO_KEY_DIRECTORY, Field.SHORT, array(shorts));
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    BytesInMemory source() {
        return new BytesInMemory("made.tif", bytes());
    }

    GeoTiffHeader header() throws Exception {
        return GeoTiffHeader.read(source());
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
        out.writeBytes(buffer(2).putShort((short) (big ? 43 : 42)).array());
        if (big) {
            out.writeBytes(buffer(4).putShort((short) 8).putShort((short) 0).array());
        }
        offset(out, out.size() + (big ? 8 : 4) + gap.length);
        out.writeBytes(gap);
        for (int i = 0; i < directories.size(); i++) {
            directory(out, directories.get(i), i == directories.size() - 1);
        }
        return out.toByteArray();
    }

    private void directory(ByteArrayOutputStream out, Map<Integer, Value> tags, boolean last) {
        int head = (big ? 8 : 2) + tags.size() * (big ? 20 : 12) + (big ? 8 : 4);
        long values = out.size() + (long) head;
        ByteArrayOutputStream far = new ByteArrayOutputStream();
        if (big) {
            offset(out, tags.size());
        } else {
            out.writeBytes(buffer(2).putShort((short) tags.size()).array());
        }
        for (var tag : tags.entrySet()) {
            byte[] bytes = encoded(tag.getValue());
            int count = bytes.length / Field.valueBytes(tag.getValue().type());
            out.writeBytes(buffer(4)
                    .putShort(tag.getKey().shortValue())
                    .putShort((short) tag.getValue().type())
                    .array());
            offset(out, count);
            int room = big ? 8 : 4;
            if (bytes.length <= room) {
                out.writeBytes(buffer(room).put(bytes).array());
            } else {
                offset(out, values + far.size());
                far.writeBytes(bytes);
            }
        }
        offset(out, last ? 0 : values + far.size());
        out.writeBytes(far.toByteArray());
    }

    private byte[] encoded(Value value) {
        if (value.type() == Field.ASCII) {
            return value.text().getBytes(StandardCharsets.UTF_8);
        }
        int size = Field.valueBytes(value.type());
        ByteBuffer bytes = ByteBuffer.allocate(size * value.numbers().size()).order(order);
        for (Double number : value.numbers()) {
            switch (value.type()) {
                case Field.SHORT -> bytes.putShort(number.shortValue());
                case Field.LONG -> bytes.putInt((int) number.longValue());
                case Field.LONG8 -> bytes.putLong(number.longValue());
                default -> bytes.putDouble(number);
            }
        }
        return bytes.array();
    }

    private void offset(ByteArrayOutputStream out, long offset) {
        ByteBuffer bytes = ByteBuffer.allocate(big ? 8 : 4).order(order);
        if (big) {
            bytes.putLong(offset);
        } else {
            bytes.putInt((int) offset);
        }
        out.writeBytes(bytes.array());
    }

    private ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(order);
    }
}
