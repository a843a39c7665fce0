package org.tileindex.raster.source;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Reads a file from its first byte to its last.
public final class WholeFile {
    /// Bytes of a file that are there once it is open, so that they are not sent again.
    private static final int FIRST = HttpOpening.FIRST.length();

    private static final int PIECE = 1 << 20;
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private WholeFile() {}

    /// Memory is taken as bytes arrive, not as a server announces them.
    ///
    /// @throws TileIndexException E010 if it cannot be read, changes meanwhile or is larger than the memory, E015 if a
    ///     server refuses it
    public static byte[] read(ByteSource source) throws TileIndexException, InterruptedException {
        if (source.size() > LONGEST) {
            throw tooLarge(source);
        }
        try (OnePass pass = source.onePass()) {
            return bytes(pass, (int) source.size());
        } catch (OutOfMemoryError e) {
            throw tooLarge(source).causedBy(e);
        } catch (TileIndexException e) {
            throw e.code() == ErrorCode.E002_RASTER_MISMATCH
                    ? new TileIndexException(ErrorCode.E010_INPUT, e.what(), "Run again.").causedBy(e)
                    : e;
        }
    }

    private static byte[] bytes(OnePass pass, int size) throws TileIndexException, InterruptedException {
        byte[] bytes = new byte[Math.min(size, FIRST)];
        int there = 0;
        while (there < size) {
            int length = Math.min(size - there, there == 0 ? FIRST : PIECE);
            ByteBuffer piece = pass.take(new ByteRange(there, length));
            if (bytes.length < there + length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(size, 2L * (there + length)));
            }
            piece.get(bytes, there, length);
            there += length;
        }
        return bytes;
    }

    private static TileIndexException tooLarge(ByteSource source) {
        return new TileIndexException(
                ErrorCode.E010_INPUT,
                source.name() + " is larger than the available memory",
                "Give the program more, for example with TILE_INDEX_JAVA_OPTS=-Xmx4g.");
    }
}
