package org.tileindex.raster.codec;

import java.util.Optional;

/// The choice between libraries that decompress DEFLATE blocks. All give the same bytes.
public enum InflateLibrary {
    /// The system's libdeflate where there is one, which is faster, and else the JDK's.
    AUTO,
    /// `java.util.zip.Inflater`.
    JDK,
    /// The system's `libdeflate.so.0`.
    LIBDEFLATE;

    /// Why this choice cannot be had on this machine; empty if it can. Whoever takes a choice from a user asks first.
    public Optional<String> refusal() {
        return this == LIBDEFLATE ? LibdeflateInflate.absence() : Optional.empty();
    }

    /// The library that is used, for people: `JDK` or `libdeflate`.
    public String description() {
        return usesLibdeflate() ? "libdeflate" : "JDK";
    }

    private boolean usesLibdeflate() {
        return this != JDK && LibdeflateInflate.absence().isEmpty();
    }

    /// @throws IllegalStateException if there is a [#refusal]
    ZlibInflate open() {
        refusal().ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        return usesLibdeflate() ? new LibdeflateInflate() : new JdkInflate();
    }
}
