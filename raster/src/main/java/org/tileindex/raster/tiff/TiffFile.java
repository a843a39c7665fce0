package org.tileindex.raster.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteSource;

/// A TIFF file whose first bytes are read: its byte order and the width of its offsets (TIFF 6.0, section 2; BigTIFF).
final class TiffFile {
    private static final String REMEDY = "Check that the file is whole, or write it anew with gdal_translate.";
    private static final String GHOST = "GDAL_STRUCTURAL_METADATA_SIZE=";
    private static final int GHOST_BYTES = 512;

    private final ByteSource source;
    private final HeaderBytes bytes;
    private final ByteOrder order;
    private final boolean big;
    private final long first;

    private TiffFile(ByteSource source, HeaderBytes bytes, ByteOrder order, boolean big, long first) {
        this.source = source;
        this.bytes = bytes;
        this.order = order;
        this.big = big;
        this.first = first;
    }

    /// @throws TileIndexException E002 if the file is not a TIFF file
    static TiffFile open(ByteSource source) throws TileIndexException, InterruptedException {
        HeaderBytes bytes = new HeaderBytes(source);
        if (source.size() < 8) {
            throw damaged(source.name(), "is not a TIFF file: it has %d bytes".formatted(source.size()));
        }
        ByteBuffer head = bytes.read(0, 8);
        int mark = head.getShort(0);
        if (mark != 0x4949 && mark != 0x4D4D) {
            throw damaged(source.name(), "is not a TIFF file: it does not begin with II or MM");
        }
        ByteOrder order = mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int version = head.order(order).getShort(2);
        if (version == 42) {
            return new TiffFile(source, bytes, order, false, Integer.toUnsignedLong(head.getInt(4)));
        }
        if (version != 43 || head.getShort(4) != 8 || head.getShort(6) != 0 || source.size() < 16) {
            throw damaged(source.name(), "is not a TIFF file: its version is %d".formatted(version));
        }
        return new TiffFile(
                source, bytes, order, true, bytes.read(8, 8).order(order).getLong(0));
    }

    String name() {
        return source.name();
    }

    long size() {
        return source.size();
    }

    ByteSource source() {
        return source;
    }

    HeaderBytes bytes() {
        return bytes;
    }

    ByteOrder order() {
        return order;
    }

    boolean big() {
        return big;
    }

    /// The position of the first directory.
    long first() {
        return first;
    }

    /// The bytes of a range, in the file's order.
    ///
    /// @param what the range's content, as a noun with its article
    /// @throws TileIndexException E002 if the range does not lie in the file
    ByteBuffer at(long offset, int length, String what) throws TileIndexException, InterruptedException {
        if (offset < 0 || offset > size() - length) {
            throw damaged("%s lies outside of the file's %d bytes".formatted(what, size()));
        }
        return bytes.read(offset, length).order(order);
    }

    /// Whether the file says that its directories lie before its blocks, and that nobody has changed it since. This is
    /// a hint: nothing is read by it.
    boolean cog() throws TileIndexException, InterruptedException {
        int from = big ? 16 : 8;
        int length = (int) Math.min(GHOST_BYTES, size() - from);
        Optional<String> ghost = Optional.of(StandardCharsets.ISO_8859_1
                        .decode(at(from, length, "the structural metadata"))
                        .toString())
                .filter(text -> text.startsWith(GHOST));
        return ghost.filter(text -> text.contains("LAYOUT=IFDS_BEFORE_DATA\n"))
                .filter(text -> !text.contains("KNOWN_INCOMPATIBLE_EDITION=YES"))
                .isPresent();
    }

    /// The error of a damaged header.
    ///
    /// @param what a predicate whose subject is the file, or a sentence about a part of it
    TileIndexException damaged(String what) {
        return damaged(name(), what);
    }

    private static TileIndexException damaged(String name, String what) {
        return new TileIndexException(ErrorCode.E002_RASTER_MISMATCH, "raster %s: %s".formatted(name, what), REMEDY);
    }
}
