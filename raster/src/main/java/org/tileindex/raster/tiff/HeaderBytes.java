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
/// A request outside of the stretches reads ahead of its end: 32 KiB at the start of the file, then 64 KiB, then twice
/// as much each time up to 256 KiB. Directories at the end of a file are so read in one piece.
final class HeaderBytes {
    private static final int FIRST = 32 << 10;
    private static final int FARTHEST = 256 << 10;

    private final ByteSource source;
    private final TreeMap<Long, ByteBuffer> stretches = new TreeMap<>();
    private int ahead = FIRST;

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
        long until = Math.min(
                source.size(),
                Math.max(offset + length, before.map(HeaderBytes::end).orElse(offset) + ahead));
        long from = before.isPresent() ? end(before.orElseThrow()) : Math.min(offset, Math.max(0, until - ahead));
        ByteBuffer read = source.read(new ByteRange(from, Math.toIntExact(until - from)));
        ahead = Math.min(2 * ahead, FARTHEST);
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
