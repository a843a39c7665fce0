package org.tileindex.raster.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/// A BigTIFF of the world, 100,000 × 50,000 bytes in 19,208 tiles of 512 × 512, which is laid out as cloud optimised
/// files are: directory and its values, places of the tiles, tiles. Only the tiles around cell (20480, 20480) are
/// stored.
final class LargeRaster {
    /// Rows and columns on either side of this one have tiles of their own.
    static final int CORNER = 20_480;

    private static final int WIDTH = 100_000;
    private static final int HEIGHT = 50_000;
    private static final int TILE = 512;
    private static final int ACROSS = (WIDTH + TILE - 1) / TILE;
    private static final int TILES = ACROSS * ((HEIGHT + TILE - 1) / TILE);
    private static final int LEAST = CORNER / TILE - 1;
    private static final int DIRECTORY = 16;
    private static final int ENTRIES = 13;
    private static final int ENTRY = 20;
    private static final int VALUES = DIRECTORY + 8 + ENTRIES * ENTRY + 8;

    /// Nine doubles and the keys.
    private static final int PLACES = VALUES + 9 * Double.BYTES + 16 * Short.BYTES;

    private static final int BLOCKS = PLACES + TILES * (Long.BYTES + Integer.BYTES);

    /// Two tiles, and so much between them and those of the next row that nobody would read it in vain.
    private static final int ROW = 2 * TILE * TILE + (1 << 20);

    private static final short SHORT = 3;
    private static final short LONG = 4;
    private static final short DOUBLE = 12;
    private static final short LONG8 = 16;

    private final ByteBuffer file;
    private int entry = DIRECTORY + 8;
    private int values = PLACES;

    private LargeRaster(int size) {
        file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] bytes() {
        LargeRaster raster = new LargeRaster(BLOCKS + 2 * ROW);
        raster.writeDirectory();
        for (int at = BLOCKS; at < raster.file.capacity(); at++) {
            raster.file.put(at, (byte) ((at * 31) >>> 3));
        }
        return raster.file.array();
    }

    private void writeDirectory() {
        file.put(0, (byte) 'I').put(1, (byte) 'I').putShort(2, (short) 43).putShort(4, (short) 8);
        file.putLong(8, DIRECTORY).putLong(DIRECTORY, ENTRIES);
        put(256, LONG, WIDTH);
        put(257, LONG, HEIGHT);
        put(258, SHORT, 8);
        put(259, SHORT, 1);
        put(262, SHORT, 1);
        put(277, SHORT, 1);
        put(322, LONG, TILE);
        put(323, LONG, TILE);
        put(324, LONG8, tiles(false));
        put(325, LONG, tiles(true));
        values = VALUES;
        put(33550, DOUBLE, 360.0 / WIDTH, 180.0 / HEIGHT, 0);
        put(33922, DOUBLE, 0, 0, 0, -180, 90, 0);
        put(34735, SHORT, 1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326);
    }

    /// The offset of each tile, or its number of bytes; 0 for those that are not stored.
    private static double[] tiles(boolean counts) {
        return IntStream.range(0, TILES)
                .mapToDouble(tile -> {
                    int row = tile / ACROSS - LEAST;
                    int column = tile % ACROSS - LEAST;
                    boolean stored = row >= 0 && row < 2 && column >= 0 && column < 2;
                    int place = counts ? TILE * TILE : BLOCKS + row * ROW + column * TILE * TILE;
                    return stored ? place : 0;
                })
                .toArray();
    }

    private void put(int tag, short type, double... numbers) {
        int bytes = switch (type) {
            case SHORT -> Short.BYTES;
            case LONG -> Integer.BYTES;
            default -> Long.BYTES;
        };
        file.putShort(entry, (short) tag).putShort(entry + 2, type).putLong(entry + 4, numbers.length);
        boolean fits = bytes * numbers.length <= Long.BYTES;
        int at = fits ? entry + 12 : values;
        if (!fits) {
            file.putLong(entry + 12, values);
            values += bytes * numbers.length;
        }
        for (double number : numbers) {
            switch (type) {
                case SHORT -> file.putShort(at, (short) number);
                case LONG -> file.putInt(at, (int) number);
                case LONG8 -> file.putLong(at, (long) number);
                default -> file.putDouble(at, number);
            }
            at += bytes;
        }
        entry += ENTRY;
    }
}
