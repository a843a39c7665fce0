package org.tileindex.task;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tileindex.scan.ZoneCells;

/// The cells of some zones on their way to another process.
final class PackedCells implements Serializable {
    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    private PackedCells(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws ArithmeticException if they take 2 GiB or more
    static PackedCells of(List<ZoneCells> zones) {
        long size = zones.stream().mapToLong(ZoneCells::bytes).sum();
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
        zones.forEach(zone -> zone.copyTo(bytes));
        return new PackedCells(bytes.array());
    }

    /// The cells of each zone.
    List<ZoneCells> unpack() {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        List<ZoneCells> zones = new ArrayList<>();
        while (from.hasRemaining()) {
            zones.add(ZoneCells.copyOf(from));
        }
        return zones;
    }
}
