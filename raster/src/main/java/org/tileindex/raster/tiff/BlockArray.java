package org.tileindex.raster.tiff;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tileindex.raster.source.ByteRange;

/// One number for each block, the offsets or the byte counts, of which a file's directory names the place. The numbers
/// are held in pages of 32 KiB, the 512 last used ones; a page is there once [#put] has brought it.
///
/// Not safe for use by several threads.
final class BlockArray {
    private static final int PAGE = 32 << 10;
    private static final int MOST_PAGES = 512;

    private final TiffFile file;
    private final Field field;
    private final long bytes;
    private final Map<Long, ByteBuffer> pages = new LinkedHashMap<>(16, 0.75f, true);

    /// @param numbers to read, no more than the field has
    BlockArray(TiffFile file, Field field, long numbers) {
        this.file = file;
        this.field = field;
        this.bytes = numbers * field.valueBytes();
    }

    /// The page that holds a block's number.
    long page(long block) {
        return block * field.valueBytes() / PAGE;
    }

    /// The pages of some blocks that are not there, after those that the header's bytes have are brought.
    SortedSet<Long> missing(SortedSet<Long> wanted) {
        SortedSet<Long> missing = new TreeSet<>();
        for (long page : wanted) {
            // The lookup also makes the page the last used one, so that no new page drives it out.
            if (pages.get(page) == null) {
                ByteRange range = range(page);
                Optional<ByteBuffer> known = file.bytes().known(range.offset(), range.length());
                known.ifPresent(there -> put(page, there));
                if (known.isEmpty()) {
                    missing.add(page);
                }
            }
        }
        return missing;
    }

    /// Where a page lies in the file.
    ByteRange range(long page) {
        long from = page * PAGE;
        return new ByteRange(field.position() + from, (int) Math.min(PAGE, bytes - from));
    }

    /// Brings a page's bytes.
    void put(long page, ByteBuffer content) {
        pages.put(page, content.order(file.order()));
        if (pages.size() > MOST_PAGES) {
            pages.remove(pages.keySet().iterator().next());
        }
    }

    /// The number of a block whose page is there. It is negative if it is 2^63 or more.
    long get(long block) {
        ByteBuffer page = Optional.ofNullable(pages.get(page(block))).orElseThrow();
        return Directory.unsigned(page, field.type(), (int) (block % (PAGE / field.valueBytes())));
    }
}
