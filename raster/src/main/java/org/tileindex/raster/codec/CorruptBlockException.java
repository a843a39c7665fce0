package org.tileindex.raster.codec;

/// A block whose stored bytes are not what they should be. The message says what is wrong, as a predicate: `ends too
/// early`.
public final class CorruptBlockException extends Exception {
    private static final long serialVersionUID = 1;

    public CorruptBlockException(String what) {
        super(what);
    }

    public CorruptBlockException(String what, Throwable cause) {
        super(what, cause);
    }
}
