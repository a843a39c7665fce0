package org.tileindex.raster.tiff;

/// An entry of an image file directory: where in the file the values of a tag lie.
///
/// @param tag of TIFF 6.0 or of its extensions
/// @param type of the values, 1 to 18
/// @param count of values, at least 0
/// @param position of the first value in the file, in the directory itself where the values are few
record Field(int tag, int type, long count, long position) {
    static final int BYTE = 1;
    static final int ASCII = 2;
    static final int SHORT = 3;
    static final int LONG = 4;
    static final int RATIONAL = 5;
    static final int SBYTE = 6;
    static final int UNDEFINED = 7;
    static final int SSHORT = 8;
    static final int SLONG = 9;
    static final int SRATIONAL = 10;
    static final int FLOAT = 11;
    static final int DOUBLE = 12;
    static final int IFD = 13;
    static final int LONG8 = 16;
    static final int SLONG8 = 17;
    static final int IFD8 = 18;

    /// Bytes of a value; 0 for a type that nobody knows.
    int valueBytes() {
        return valueBytes(type);
    }

    static int valueBytes(int type) {
        return switch (type) {
            case BYTE, ASCII, SBYTE, UNDEFINED -> 1;
            case SHORT, SSHORT -> 2;
            case LONG, SLONG, FLOAT, IFD -> 4;
            case RATIONAL, SRATIONAL, DOUBLE, LONG8, SLONG8, IFD8 -> 8;
            default -> 0;
        };
    }

    /// Whether the values are whole numbers without a sign.
    boolean isUnsigned() {
        return switch (type) {
            case BYTE, SHORT, LONG, IFD, LONG8, IFD8 -> true;
            default -> false;
        };
    }
}
