package org.tileindex.raster.codec;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The functions of `libdeflate.h` that decompress zlib streams. The class cannot be initialized where the library is
/// absent, so ask `LibdeflateInflate.absence` first.
@SuppressWarnings("restricted") // The launcher allows native access.
final class Libdeflate {
    static final String NAME = "libdeflate.so.0";
    private static final int SUCCESS = 0;
    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    /// The type `size_t`: the JDK no longer runs on systems of 32 bits.
    private static final ValueLayout SIZE = ValueLayout.JAVA_LONG;

    // Constants, since the compiler turns only a call through a constant handle into a plain call.
    private static final MethodHandle ALLOCATE = link("libdeflate_alloc_decompressor", FunctionDescriptor.of(POINTER));
    private static final MethodHandle FREE = link("libdeflate_free_decompressor", FunctionDescriptor.ofVoid(POINTER));
    private static final MethodHandle DECOMPRESS = link(
            "libdeflate_zlib_decompress",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, POINTER, POINTER, SIZE, POINTER, SIZE, POINTER),
            Linker.Option.critical(true));

    private Libdeflate() {}

    private static MethodHandle link(String name, FunctionDescriptor type, Linker.Option... options) {
        SymbolLookup library = SymbolLookup.libraryLookup(NAME, Arena.global());
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type, options);
    }

    static MemorySegment allocate() {
        try {
            return (MemorySegment) ALLOCATE.invokeExact();
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void free(MemorySegment decompressor) {
        try {
            FREE.invokeExact(decompressor);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Whether a stream is sound and has exactly as many bytes as there is room for.
    static boolean decompress(MemorySegment decompressor, MemorySegment stored, MemorySegment out) {
        try {
            // Without a place for the number of bytes written, a shorter stream is an error.
            int result = (int) DECOMPRESS.invokeExact(
                    decompressor, stored, stored.byteSize(), out, out.byteSize(), MemorySegment.NULL);
            return result == SUCCESS;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// The functions throw nothing, so this is an error of the JVM or of the declarations above.
    private static AssertionError unexpected(Throwable e) {
        return new AssertionError("calling " + NAME, e);
    }
}
