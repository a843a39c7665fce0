package org.tileindex.cache;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;

/// The cells of zones scanned by earlier runs, by zone, grid and rule.
///
/// An entry is kept where reading it back takes less time than scanning took. Only valid zones are kept, so the policy
/// for invalid ones does not matter.
public final class SpanCache {
    /// The most that reading an entry back costs: opening a file, and its bytes (perf/README.md).
    private static final long NANOS_PER_ENTRY = 100_000;

    private static final long NANOS_PER_BYTE = 2;

    private static final int LONGEST_NAME = 128;

    private static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;
    private static final int SPAN_BYTES = 3 * Integer.BYTES;

    private final DiskCache cache;
    private final String scan;

    /// @param zones digest of the zones' source, of how it is read, and of the program
    SpanCache(DiskCache cache, String zones, Grid grid, InclusionRule rule) {
        this.cache = cache;
        this.scan = DigestUtils.sha256Hex("%s\n%s\n%s".formatted(zones, grid, rule.id()));
    }

    /// A file name; that of a usual id takes no digest, of which a cold process computes few a millisecond.
    private String key(String zone) {
        String name = scan + "-" + URLEncoder.encode(zone, StandardCharsets.UTF_8);
        return name.length() <= LONGEST_NAME ? name : DigestUtils.sha256Hex(name);
    }

    /// Whether there is an entry; it may turn out to be damaged.
    public boolean has(String zone) {
        return cache.has(key(zone));
    }

    /// The cells of that zone, if they are there and intact.
    public Optional<ZoneCells> get(String zone) {
        return cache.get(key(zone)).flatMap(SpanCache::decode);
    }

    /// Keeps the cells of that zone if it pays.
    ///
    /// @param nanos worker time that it took to find them
    public void put(String zone, ZoneCells cells, long nanos) {
        long bytes = HEADER_BYTES + (long) SPAN_BYTES * cells.spans().size();
        if (bytes < Integer.MAX_VALUE && nanos > NANOS_PER_ENTRY + NANOS_PER_BYTE * bytes) {
            cache.put(key(zone), encode(cells, (int) bytes));
        }
    }

    private static byte[] encode(ZoneCells cells, int bytes) {
        Spans spans = cells.spans();
        ByteBuffer entry = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        entry.putLong(cells.inHoles()).putInt(spans.size());
        spans.copyTo(entry.asIntBuffer());
        return entry.array();
    }

    private static Optional<ZoneCells> decode(byte[] bytes) {
        ByteBuffer entry = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < HEADER_BYTES) {
            return Optional.empty();
        }
        long inHoles = entry.getLong();
        int size = entry.getInt();
        return entry.remaining() == (long) SPAN_BYTES * size
                ? Optional.of(new ZoneCells(Spans.copyOf(entry.asIntBuffer(), size), inHoles))
                : Optional.empty();
    }
}
