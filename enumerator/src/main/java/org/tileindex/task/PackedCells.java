package org.tileindex.task;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;
import org.tileindex.tile.ZoneSpans;

/// The cells of some zones on their way to another process.
public final class PackedCells implements Serializable {
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

    /// The cells of spans alone, of whatever else the coverage may list; each zone has at least one.
    ///
    /// @throws ArithmeticException if they take 2 GiB or more
    public static PackedCells ofSpans(List<ZoneSpans> zones) {
        return of(zones.stream().map(PackedCells::ofSpans).toList());
    }

    private static ZoneCells ofSpans(ZoneSpans zone) {
        Spans spans = zone.spans();
        return new ZoneCells(spans, zone.coverage().ofRows(spans.row(0), spans.row(spans.size() - 1) + 1), 0);
    }

    /// The cells of each zone.
    public List<ZoneCells> unpack() {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        List<ZoneCells> zones = new ArrayList<>();
        while (from.hasRemaining()) {
            zones.add(ZoneCells.copyOf(from));
        }
        return zones;
    }
}
