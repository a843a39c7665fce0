package org.tileindex.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;

/// A GeoTIFF that a test makes: classic, little-endian, bands interleaved, by TIFF 6.0's words and no code of the
/// program. Samples come from a formula of band, column and row of the file.
///
/// @param name of the file, without its ending
/// @param type of the samples
/// @param bands number of bands
/// @param width columns
/// @param height rows
/// @param place of the cells
/// @param epsg CRS: 4326, or a projected one
/// @param layout of the blocks
/// @param nodata text of the nodata value; empty for none
/// @param metadata GDAL's, as XML; empty for none
/// @param mask whether a mask follows, which is 0 where column + row is a multiple of 5
record WrittenRaster(
        String name,
        Sample type,
        int bands,
        int width,
        int height,
        Place place,
        int epsg,
        Layout layout,
        String nodata,
        String metadata,
        boolean mask) {
    /// From 5° E 50° N southwards and eastwards, 64 × 48 cells of 0.1°.
    private static final Place MIDDLE = new Place(5, 0.1, 50, -0.1);

    /// Edges of the first cell, and its size; the height is negative where the first row is the northernmost.
    record Place(double west, double cellWidth, double north, double cellHeight) {}

    enum Sample {
        UINT8(1, 1),
        INT16(2, 2),
        UINT16(2, 1),
        FLOAT32(4, 3),
        FLOAT64(8, 3);

        private final int bytes;
        private final int format;

        Sample(int bytes, int format) {
            this.bytes = bytes;
            this.format = format;
        }
    }

    /// Blocks of samples: tiles of `columns` × `rows`, or strips of `rows` where `columns` is 0.
    record Layout(int columns, int rows, boolean deflate) {
        static final Layout STRIPS = new Layout(0, 7, false);
    }

    /// The sample of a band, from 0, in a column and row of the file.
    @FunctionalInterface
    interface Samples {
        double at(int band, int col, int row);
    }

    static WrittenRaster of(String name, Sample type, int bands) {
        return new WrittenRaster(name, type, bands, 64, 48, MIDDLE, 4326, Layout.STRIPS, "", "", false);
    }

    WrittenRaster on(int columns, int rows, double west, double cellWidth, double north, double cellHeight) {
        Place other = new Place(west, cellWidth, north, cellHeight);
        return new WrittenRaster(name, type, bands, columns, rows, other, epsg, layout, nodata, metadata, mask);
    }

    WrittenRaster epsg(int code) {
        return new WrittenRaster(name, type, bands, width, height, place, code, layout, nodata, metadata, mask);
    }

    WrittenRaster layout(String newName, Layout other) {
        return new WrittenRaster(newName, type, bands, width, height, place, epsg, other, nodata, metadata, mask);
    }

    WrittenRaster nodata(String text) {
        return new WrittenRaster(name, type, bands, width, height, place, epsg, layout, text, metadata, mask);
    }

    WrittenRaster metadata(String xml) {
        return new WrittenRaster(name, type, bands, width, height, place, epsg, layout, nodata, xml, mask);
    }

    WrittenRaster masked() {
        return new WrittenRaster(name, type, bands, width, height, place, epsg, layout, nodata, metadata, true);
    }

    /// Writes the file into a folder.
    Path into(Path folder, Samples samples) throws IOException {
        Output out = new Output();
        Map<Integer, byte[]> image = image(out, samples, type, bands, 0);
        image.put(258, shorts(repeated(8 * type.bytes, bands)));
        image.put(339, shorts(repeated(type.format, bands)));
        image.put(262, shorts(1));
        image.put(277, shorts(bands));
        if (bands > 1) {
            image.put(338, shorts(new int[bands - 1]));
        }
        georeference(image);
        if (!metadata.isEmpty()) {
            image.put(42112, text(metadata));
        }
        if (!nodata.isEmpty()) {
            image.put(42113, text(nodata));
        }
        int next = out.directory(image, 4);
        if (mask) {
            Samples bits = (band, col, row) -> (col + row) % 5 == 0 ? 0 : 255;
            Map<Integer, byte[]> second = image(out, bits, Sample.UINT8, 1, 4);
            second.put(258, shorts(8));
            second.put(262, shorts(4));
            second.put(277, shorts(1));
            out.directory(second, next);
        }
        return Files.write(folder.resolve(name + ".tif"), out.bytes());
    }

    private void georeference(Map<Integer, byte[]> image) {
        double[] matrix = new double[16];
        matrix[0] = place.cellWidth;
        matrix[3] = place.west;
        matrix[5] = place.cellHeight;
        matrix[7] = place.north;
        matrix[15] = 1;
        image.put(34264, doubles(matrix));
        boolean globe = epsg == 4326;
        image.put(34735, shorts(1, 1, 0, 3, 1024, 0, 1, globe ? 2 : 1, 1025, 0, 1, 1, globe ? 2048 : 3072, 0, 1, epsg));
    }

    /// Writes the blocks, and gives the tags of their places.
    private Map<Integer, byte[]> image(Output out, Samples samples, Sample sample, int count, int kind)
            throws IOException {
        int columns = layout.columns == 0 ? width : layout.columns;
        int across = Math.ceilDiv(width, columns);
        int blocks = across * Math.ceilDiv(height, layout.rows);
        int[] offsets = new int[blocks];
        int[] counts = new int[blocks];
        for (int i = 0; i < blocks; i++) {
            int row = i / across * layout.rows;
            int rows = layout.columns == 0 ? Math.min(layout.rows, height - row) : layout.rows;
            ByteBuffer block =
                    ByteBuffer.allocate(columns * rows * sample.bytes * count).order(ByteOrder.LITTLE_ENDIAN);
            int col = i % across * columns;
            for (int at = 0; at < columns * rows * count; at++) {
                put(block, sample, sample(samples, at % count, col + at / count % columns, row + at / count / columns));
            }
            byte[] stored = layout.deflate ? deflated(block.array()) : block.array();
            offsets[i] = out.add(stored);
            counts[i] = stored.length;
        }
        Map<Integer, byte[]> tags = new TreeMap<>();
        tags.put(254, ints(kind));
        tags.put(256, ints(width));
        tags.put(257, ints(height));
        tags.put(259, shorts(layout.deflate ? 8 : 1));
        tags.put(284, shorts(1));
        boolean strips = layout.columns == 0;
        if (strips) {
            tags.put(278, ints(layout.rows));
        } else {
            tags.put(322, ints(columns));
            tags.put(323, ints(layout.rows));
        }
        tags.put(strips ? 273 : 324, ints(offsets));
        tags.put(strips ? 279 : 325, ints(counts));
        return tags;
    }

    /// Beyond the image, samples are 0.
    private double sample(Samples samples, int band, int col, int row) {
        return col < width && row < height ? samples.at(band, col, row) : 0;
    }

    private static void put(ByteBuffer block, Sample type, double value) {
        switch (type) {
            case UINT8 -> block.put((byte) value);
            case INT16, UINT16 -> block.putShort((short) (int) value);
            case FLOAT32 -> block.putFloat((float) value);
            case FLOAT64 -> block.putDouble(value);
        }
    }

    private static byte[] deflated(byte[] block) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(block);
        }
        return bytes.toByteArray();
    }

    private static int[] repeated(int value, int times) {
        int[] values = new int[times];
        Arrays.fill(values, value);
        return values;
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] doubles(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }

    private static byte[] text(String value) {
        return (value + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    /// The growing file. Directories follow what they point to.
    private static final class Output {
        private static final List<Integer> INTS = List.of(254, 256, 257, 273, 278, 279, 322, 323, 324, 325);
        private static final int DOUBLES = 34264;
        private static final List<Integer> TEXTS = List.of(42112, 42113);

        private byte[] file = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x002A4949)
                .array();

        /// Adds bytes at an even place, and returns it.
        int add(byte[] bytes) {
            int at = file.length + file.length % 2;
            file = Arrays.copyOf(file, at + bytes.length);
            System.arraycopy(bytes, 0, file, at, bytes.length);
            return at;
        }

        /// Adds a directory of tags.
        ///
        /// @param link where the place of this directory is written
        /// @return where that of the next one is written
        int directory(Map<Integer, byte[]> tags, int link) {
            ByteBuffer entries = ByteBuffer.allocate(2 + 12 * tags.size() + 4).order(ByteOrder.LITTLE_ENDIAN);
            entries.putShort((short) tags.size());
            tags.forEach((tag, value) -> {
                int type = INTS.contains(tag) ? 4 : tag == DOUBLES ? 12 : TEXTS.contains(tag) ? 2 : 3;
                int size = type == 4 ? 4 : type == 12 ? 8 : type == 2 ? 1 : 2;
                entries.putShort((short) (int) tag).putShort((short) type).putInt(value.length / size);
                if (value.length > 4) {
                    entries.putInt(add(value));
                } else {
                    entries.put(Arrays.copyOf(value, 4));
                }
            });
            int at = add(entries.array());
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(link, at);
            return at + entries.capacity() - 4;
        }

        byte[] bytes() {
            return file;
        }
    }
}
