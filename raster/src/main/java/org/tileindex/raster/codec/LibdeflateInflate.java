package org.tileindex.raster.codec;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// The system's libdeflate, which is faster than zlib.
///
/// Whatever libdeflate does not decompress is given to [JdkInflate], which decides whether the stream is damaged. So
/// both libraries accept the same streams, and a damaged one has the same message.
final class LibdeflateInflate implements ZlibInflate {
    /// Greatest number of bytes that libdeflate reads from and writes to arrays of the heap. Such a call copies
    /// nothing, but no garbage collection begins while it lasts. Larger blocks are copied to
    /// memory outside the heap, and back.
    private static final int MOST_ON_HEAP = 16 << 20;

    private static final boolean PRESENT = isPresent();

    private final JdkInflate judge = new JdkInflate();
    private final MemorySegment decompressor = Libdeflate.allocate();
    private boolean closed;

    LibdeflateInflate() {
        if (decompressor.equals(MemorySegment.NULL)) {
            throw new OutOfMemoryError(Libdeflate.NAME + " has no memory for a decompressor");
        }
    }

    /// Why the library cannot be used; empty if it can.
    static Optional<String> absence() {
        return PRESENT ? Optional.empty() : Optional.of("this system has no " + Libdeflate.NAME);
    }

    @SuppressWarnings("restricted") // The launcher allows native access.
    private static boolean isPresent() {
        try {
            return SymbolLookup.libraryLookup(Libdeflate.NAME, Arena.global())
                    .find("libdeflate_zlib_decompress")
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void inflate(byte[] stored, int from, int length, byte[] out, int size) throws CorruptBlockException {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        boolean onHeap = length <= MOST_ON_HEAP && size <= MOST_ON_HEAP;
        boolean sound = onHeap ? inPlace(stored, from, length, out, size) : copied(stored, from, length, out, size);
        if (!sound) {
            judge.inflate(stored, from, length, out, size);
        }
    }

    private boolean inPlace(byte[] stored, int from, int length, byte[] out, int size) {
        return Libdeflate.decompress(
                decompressor,
                MemorySegment.ofArray(stored).asSlice(from, length),
                MemorySegment.ofArray(out).asSlice(0, size));
    }

    private boolean copied(byte[] stored, int from, int length, byte[] out, int size) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment source = arena.allocate(length);
            MemorySegment target = arena.allocate(size);
            MemorySegment.copy(stored, from, source, ValueLayout.JAVA_BYTE, 0, length);
            boolean sound = Libdeflate.decompress(decompressor, source, target);
            MemorySegment.copy(target, ValueLayout.JAVA_BYTE, 0, out, 0, size);
            return sound;
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            judge.close();
            Libdeflate.free(decompressor);
        }
    }
}
