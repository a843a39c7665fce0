package org.tileindex.zone.file;

import java.util.Optional;

/// The formats of zone files. The first bytes of a file tell its format; its name does not matter.
enum ZoneFormat {
    GEOPARQUET("GeoParquet", "PAR1"),
    FLATGEOBUF("FlatGeobuf", "fgb\u0003fgb"),
    GEOPACKAGE("GeoPackage", "SQLite format 3\0"),
    SHAPEFILE("Shapefile", "\0\0'\n"),
    ZIPPED_SHAPEFILE("zipped Shapefile", "PK\u0003\u0004"),
    /// GeoJSON or TopoJSON.
    JSON("GeoJSON", "{");

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    private static final char RECORD_SEPARATOR = '\u001e';

    private final String title;
    private final String magic;

    /// @param magic the first bytes of a file, one character for each
    ZoneFormat(String title, String magic) {
        this.title = title;
        this.magic = magic;
    }

    /// The name of the format, for people.
    String title() {
        return title;
    }

    /// The format of `content`; empty if it is unknown.
    static Optional<ZoneFormat> of(byte[] content) {
        for (ZoneFormat format : values()) {
            int start = format == JSON ? firstOfText(content) : 0;
            if (startsWith(content, start, format.magic)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] content, int start, String magic) {
        if (content.length - start < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if (Byte.toUnsignedInt(content[start + i]) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The first index after a byte order mark, white space and RFC 8142's record separators.
    private static int firstOfText(byte[] content) {
        int start = startsWith(content, 0, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
        while (start < content.length
                && (content[start] == ' '
                        || content[start] == '\t'
                        || content[start] == '\r'
                        || content[start] == '\n'
                        || content[start] == RECORD_SEPARATOR)) {
            start++;
        }
        return start;
    }
}
