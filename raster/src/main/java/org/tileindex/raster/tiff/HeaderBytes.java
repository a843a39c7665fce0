package org.tileindex.raster.tiff;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteRange;
import org.tileindex.raster.source.ByteSource;

/// The bytes of a file that its header was read from, in stretches. One thread adds to them until the header is read;
/// from then on any number of threads may look into them.
///
/// A request outside of the stretches reads 32 KiB, or the last 32 KiB of the file where it lies there. One that runs
/// over the end of a stretch prolongs it by twice its length, up to 256 KiB.
final class HeaderBytes {
    private static final int FIRST = 32 << 10;
    private static final int FARTHEST = 256 << 10;

    private final ByteSource source;
    private final TreeMap<Long, ByteBuffer> stretches = new TreeMap<>();

    HeaderBytes(ByteSource source) {
        this.source = source;
    }

    /// The bytes of a range of the file, which the caller has found to lie in it.
    ByteBuffer read(long offset, int length) throws TileIndexException, InterruptedException {
        Optional<ByteBuffer> known = known(offset, length);
        return known.isPresent() ? known.orElseThrow() : fetched(offset, length);
    }

    /// The bytes of a range if they were read before.
    Optional<ByteBuffer> known(long offset, int length) {
        return Optional.ofNullable(stretches.floorEntry(offset))
                .filter(stretch -> end(stretch) >= offset + length)
                .map(stretch -> stretch.getValue().slice((int) (offset - stretch.getKey()), length));
    }

    private ByteBuffer fetched(long offset, int length) throws TileIndexException, InterruptedException {
        Optional<Map.Entry<Long, ByteBuffer>> before =
                Optional.ofNullable(stretches.floorEntry(offset)).filter(stretch -> end(stretch) >= offset);
        int ahead = before.map(
                        stretch -> Math.min(FARTHEST, 2 * stretch.getValue().limit()))
                .orElse(FIRST);
        long start = before.map(HeaderBytes::end).orElse(offset);
        long until = Math.min(source.size(), Math.max(offset + length, start + ahead));
        long from = before.isPresent() ? start : Math.min(start, Math.max(0, until - ahead));
        ByteBuffer read = source.read(new ByteRange(from, Math.toIntExact(until - from)));
        if (before.isPresent()) {
            stretches.put(
                    before.orElseThrow().getKey(), joined(before.orElseThrow().getValue(), read));
        } else {
            stretches.put(from, read);
        }
        return known(offset, length).orElseThrow();
    }

    private static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
        return ByteBuffer.allocate(first.limit() + second.limit())
                .put(first.slice(0, first.limit()))
                .put(second)
                .flip();
    }

    private static long end(Map.Entry<Long, ByteBuffer> stretch) {
        return stretch.getKey() + stretch.getValue().limit();
    }
}
