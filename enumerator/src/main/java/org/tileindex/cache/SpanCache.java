package org.tileindex.cache;

import java.net.URLEncoder;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.commons.codec.digest.DigestUtils;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.plan.ZoneGroup;
import org.tileindex.plan.ZoneWork;
import org.tileindex.scan.ZoneCells;

/// The cells of zones scanned by earlier runs, by group of zones, grid and rule.
///
/// An entry is kept where reading it back takes less time than scanning took. Only valid zones are kept, so the policy
/// for invalid ones does not matter. An entry names its zones, because those of a group that goes by the same name may
/// be others.
public final class SpanCache {
    /// The most that reading an entry back costs: opening a file, and its bytes (perf/README.md).
    private static final long NANOS_PER_ENTRY = 100_000;

    private static final long NANOS_PER_BYTE = 2;

    private static final int LONGEST_NAME = 128;

    private final DiskCache cache;
    private final String scan;

    /// @param zones digest of the zones' source, of how it is read, and of the program
    /// @param coverage whether the shares of cells are found, too
    SpanCache(DiskCache cache, String zones, Grid grid, InclusionRule rule, boolean coverage) {
        this.cache = cache;
        this.scan =
                DigestUtils.sha256Hex("%s\n%s\n%s%s".formatted(zones, grid, rule.id(), coverage ? "\ncoverage" : ""));
    }

    /// A file name; that of a usual id takes no digest, of which a cold process computes few a millisecond.
    private String key(ZoneGroup group) {
        String first = group.zones().getFirst().id();
        String zones = group.zones().size() == 1 ? first : "%s+%08x".formatted(first, checksum(group));
        String name = scan + "-" + URLEncoder.encode(zones, StandardCharsets.UTF_8);
        return name.length() <= LONGEST_NAME ? name : DigestUtils.sha256Hex(name);
    }

    /// Tells groups apart that begin with the same zone.
    private static long checksum(ZoneGroup group) {
        CRC32C checksum = new CRC32C();
        for (ZoneWork zone : group.zones()) {
            checksum.update(utf8(zone));
            checksum.update(0);
        }
        return checksum.getValue();
    }

    private static byte[] utf8(ZoneWork zone) {
        return zone.id().getBytes(StandardCharsets.UTF_8);
    }

    /// Whether there is an entry; it may turn out to be damaged.
    public boolean has(ZoneGroup group) {
        return cache.has(key(group));
    }

    /// The cells of each zone of the group, if they are there and intact.
    public Optional<List<ZoneCells>> get(ZoneGroup group) {
        return cache.get(key(group)).flatMap(entry -> decode(entry, group));
    }

    /// Keeps the cells of each zone of the group if it pays.
    ///
    /// @param nanos worker time that it took to find them
    public void put(ZoneGroup group, List<ZoneCells> cells, long nanos) {
        long bytes = 0;
        for (int i = 0; i < cells.size(); i++) {
            bytes += Integer.BYTES
                    + utf8(group.zones().get(i)).length
                    + cells.get(i).bytes();
        }
        if (bytes < Integer.MAX_VALUE && nanos > NANOS_PER_ENTRY + NANOS_PER_BYTE * bytes) {
            cache.put(key(group), encode(group, cells, (int) bytes));
        }
    }

    private static byte[] encode(ZoneGroup group, List<ZoneCells> cells, int bytes) {
        ByteBuffer entry = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < cells.size(); i++) {
            byte[] id = utf8(group.zones().get(i));
            entry.putInt(id.length).put(id);
            cells.get(i).copyTo(entry);
        }
        return entry.array();
    }

    private static Optional<List<ZoneCells>> decode(byte[] bytes, ZoneGroup group) {
        ByteBuffer entry = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<ZoneCells> cells = new ArrayList<>(group.zones().size());
        try {
            for (ZoneWork zone : group.zones()) {
                byte[] id = utf8(zone);
                if (entry.getInt() != id.length
                        || !entry.slice(entry.position(), id.length).equals(ByteBuffer.wrap(id))) {
                    return Optional.empty();
                }
                entry.position(entry.position() + id.length);
                cells.add(ZoneCells.copyOf(entry));
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
        return entry.hasRemaining() ? Optional.empty() : Optional.of(cells);
    }
}
