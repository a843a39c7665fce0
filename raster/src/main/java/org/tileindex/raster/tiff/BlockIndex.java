package org.tileindex.raster.tiff;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteRange;

/// Where the blocks of an image lie in its file. Offsets and byte counts are read as they are asked for, in pieces of
/// 32 KiB, so that an image of a million blocks costs no more than one of ten. Any number of threads may use it.
public final class BlockIndex {
    /// Pages of each array that are read at once. The arrays keep twice as many.
    private static final int MOST_PAGES = 256;

    /// The largest gap between two pieces that one request reads.
    private static final int GAP = 4 << 10;

    private static final int LONGEST = 1 << 20;

    /// Compressed bytes of a block beyond which nothing is read: this many times its plain bytes, and the slack.
    private static final int MOST_EXPANSION = 10;

    private static final int SLACK = 64 << 10;

    /// A page of one of the arrays, to be read.
    private record Page(BlockArray array, long number, ByteRange range) {}

    private final TiffFile file;
    private final long blocks;
    private final BlockArray offsets;
    private final Optional<BlockArray> counts;
    private final PlainBlocks plain;
    private final boolean compressed;
    private final boolean oneStrip;
    private final ReentrantLock reading = new ReentrantLock();

    /// @param counts of bytes, which may be absent where each plane is one strip
    /// @param compressed otherwise strips have the size of plain ones, whatever their counts say
    BlockIndex(
            TiffFile file,
            long blocks,
            BlockArray offsets,
            Optional<BlockArray> counts,
            PlainBlocks plain,
            boolean compressed) {
        this.file = file;
        this.blocks = blocks;
        this.offsets = offsets;
        this.counts = counts;
        this.plain = plain;
        this.compressed = compressed;
        this.oneStrip = blocks == 1 && !plain.tiled();
    }

    /// The number of blocks.
    public long size() {
        return blocks;
    }

    /// The stored bytes of a block, or nothing for a sparse block, which stores none: its pixels are nodata, or 0.
    ///
    /// @throws TileIndexException E010 if they do not lie in the file, or as
    ///     [org.tileindex.raster.source.ByteSource#read] throws it
    /// @throws IndexOutOfBoundsException if the image has no such block
    public Optional<ByteRange> range(long block) throws TileIndexException, InterruptedException {
        return ranges(new long[] {block}).getFirst();
    }

    /// The same for many blocks, in their order. One request reads neighbours in the index, and requests run at the
    /// same time.
    ///
    /// @throws TileIndexException as [#range]
    /// @throws IndexOutOfBoundsException as [#range]
    public List<Optional<ByteRange>> ranges(long[] numbers) throws TileIndexException, InterruptedException {
        List<Optional<ByteRange>> ranges = new ArrayList<>(numbers.length);
        reading.lockInterruptibly();
        try {
            for (int from = 0; from < numbers.length; ) {
                int to = readAhead(numbers, from);
                for (int i = from; i < to; i++) {
                    ranges.add(known(numbers[i]));
                }
                from = to;
            }
        } finally {
            reading.unlock();
        }
        return ranges;
    }

    /// Brings the pages of as many blocks, from an index on, as may be there at once; returns the index past them.
    private int readAhead(long[] numbers, int from) throws TileIndexException, InterruptedException {
        SortedSet<Long> offsetPages = new TreeSet<>();
        SortedSet<Long> countPages = new TreeSet<>();
        int to = from;
        while (to < numbers.length && offsetPages.size() < MOST_PAGES && countPages.size() < MOST_PAGES) {
            if (numbers[to] < 0 || numbers[to] >= blocks) {
                throw new IndexOutOfBoundsException("block %d of %d".formatted(numbers[to], blocks));
            }
            offsetPages.add(offsets.page(numbers[to]));
            if (counts.isPresent()) {
                countPages.add(counts.orElseThrow().page(numbers[to]));
            }
            to++;
        }
        List<Page> missing = new ArrayList<>();
        offsets.missing(offsetPages).forEach(page -> missing.add(new Page(offsets, page, offsets.range(page))));
        counts.ifPresent(array ->
                array.missing(countPages).forEach(page -> missing.add(new Page(array, page, array.range(page)))));
        missing.sort(Comparator.comparingLong(page -> page.range().offset()));
        read(merged(missing));
        return to;
    }

    /// Pages in the order of the file, those together that one request reads.
    private static List<List<Page>> merged(List<Page> pages) {
        List<List<Page>> pieces = new ArrayList<>();
        for (Page page : pages) {
            boolean joins = !pieces.isEmpty()
                    && page.range().offset() - end(pieces.getLast()) <= GAP
                    && page.range().end() - start(pieces.getLast()) <= LONGEST;
            if (!joins) {
                pieces.add(new ArrayList<>());
            }
            pieces.getLast().add(page);
        }
        return pieces;
    }

    private static long start(List<Page> piece) {
        return piece.getFirst().range().offset();
    }

    private static long end(List<Page> piece) {
        return piece.stream().mapToLong(page -> page.range().end()).max().orElseThrow();
    }

    private void read(List<List<Page>> pieces) throws TileIndexException, InterruptedException {
        List<ByteRange> ranges = pieces.stream()
                .map(piece -> new ByteRange(start(piece), Math.toIntExact(end(piece) - start(piece))))
                .toList();
        List<CompletableFuture<ByteBuffer>> reads = file.source().readAll(ranges);
        for (int i = 0; i < pieces.size(); i++) {
            ByteBuffer bytes = arrived(reads.get(i), ranges.get(i));
            for (Page page : pieces.get(i)) {
                int at = Math.toIntExact(page.range().offset() - ranges.get(i).offset());
                page.array().put(page.number(), bytes.slice(at, page.range().length()));
            }
        }
    }

    private ByteBuffer arrived(CompletableFuture<ByteBuffer> read, ByteRange range)
            throws TileIndexException, InterruptedException {
        try {
            return read.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TileIndexException fault) {
                throw fault;
            }
            throw new IllegalStateException("%d bytes at %d".formatted(range.length(), range.offset()), e);
        }
    }

    private Optional<ByteRange> known(long block) throws TileIndexException {
        long offset = offsets.get(block);
        long named = counts.isPresent() ? counts.orElseThrow().get(block) : 0;
        if (named == 0 && (offset == 0 || (counts.isPresent() && !oneStrip))) {
            return Optional.empty();
        }
        long count = size(block, offset, named);
        if (offset <= 0 || count <= 0 || count > file.size() || offset > file.size() - count) {
            throw refused("block %d would have %s bytes at %s, in a file of %d bytes"
                    .formatted(block, Long.toUnsignedString(count), Long.toUnsignedString(offset), file.size()));
        }
        long used = Math.min(count, most(block));
        if (used > Integer.MAX_VALUE) {
            throw refused("block %d has %d bytes, which is too large".formatted(block, count));
        }
        return Optional.of(new ByteRange(offset, (int) used));
    }

    /// The stored bytes of a block. Some programs write a wrong count of plain strips, and none or 0 of the only strip;
    /// libtiff reads all of these.
    private long size(long block, long offset, long named) {
        if (!compressed && !plain.tiled()) {
            return plain.bytes(block);
        }
        return named == 0 ? file.size() - offset : named;
    }

    /// The most bytes of a block that are worth reading.
    private long most(long block) {
        long bytes = plain.bytes(block);
        return bytes > Integer.MAX_VALUE ? Long.MAX_VALUE : MOST_EXPANSION * bytes + SLACK;
    }

    private TileIndexException refused(String what) {
        return new TileIndexException(
                ErrorCode.E010_INPUT,
                "raster %s: %s".formatted(file.name(), what),
                "Check that the file is whole, or write it anew with gdal_translate.");
    }
}
