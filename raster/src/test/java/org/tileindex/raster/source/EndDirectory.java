package org.tileindex.raster.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Moves the only directory of a TIFF file, and the values that do not fit it, to the end of the file, where programs
/// write it that know the places of blocks last. Classic TIFF of the lesser byte first.
final class EndDirectory {
    private static final int ENTRY = 12;
    private static final int PLACE_OF_DIRECTORY = 4;

    /// Bytes of a value, by type.
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private EndDirectory() {}

    static byte[] of(byte[] file) {
        ByteBuffer from = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int directory = from.getInt(PLACE_OF_DIRECTORY);
        int entries = from.getShort(directory);
        int length = 2 + entries * ENTRY + 4;
        List<byte[]> values = new ArrayList<>();
        byte[] moved = new byte[length];
        from.get(directory, moved);
        ByteBuffer entry = ByteBuffer.wrap(moved).order(ByteOrder.LITTLE_ENDIAN);
        int end = file.length + file.length % 2;
        int next = end + length;
        for (int at = 2; at < 2 + entries * ENTRY; at += ENTRY) {
            int bytes = SIZES[entry.getShort(at + 2)] * entry.getInt(at + 4);
            if (bytes > 4) {
                byte[] value = new byte[bytes + bytes % 2];
                from.get(entry.getInt(at + 8), value, 0, bytes);
                from.put(entry.getInt(at + 8), new byte[bytes]);
                entry.putInt(at + 8, next);
                values.add(value);
                next += value.length;
            }
        }
        from.put(directory, new byte[length]);
        from.putInt(PLACE_OF_DIRECTORY, end);
        ByteBuffer all = ByteBuffer.allocate(next);
        all.put(file).position(end).put(moved);
        values.forEach(all::put);
        return all.array();
    }
}
