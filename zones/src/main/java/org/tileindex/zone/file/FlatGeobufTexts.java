package org.tileindex.zone.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Header;

/// The texts of a FlatGeobuf header. All of them are read, even those that nobody needs, because a damaged offset may
/// show there alone.
final class FlatGeobufTexts {
    /// A column's number has two bytes.
    private static final int MOST_COLUMNS = 1 << 16;

    private final Header header;
    private long room;

    private FlatGeobufTexts(Header header, long room) {
        this.header = header;
        this.room = room;
    }

    /// @param room the most characters of all texts together; damaged offsets may lead to the same text again and again
    /// @throws IOException if there are more
    /// @throws IndexOutOfBoundsException for an offset that leads outside the header
    static void check(Header header, long room) throws IOException {
        new FlatGeobufTexts(header, room).check();
    }

    private void check() throws IOException {
        int columns = header.columnsLength();
        if (columns < 0 || columns > MOST_COLUMNS) {
            throw new IOException("its header declares %d columns".formatted(columns));
        }
        spend(header.name(), header.title(), header.description(), header.metadata());
        Crs crs = header.crs();
        if (crs != null) {
            spend(crs.org(), crs.name(), crs.description(), crs.wkt(), crs.codeString());
        }
        for (int i = 0; i < columns; i++) {
            Column column = header.columns(i);
            spend(column.name(), column.title(), column.description(), column.metadata());
        }
    }

    private void spend(String... textsOrNulls) throws IOException {
        Stream<String> texts = Arrays.stream(textsOrNulls).flatMap(text -> Optional.ofNullable(text).stream());
        room -= texts.mapToInt(String::length).sum();
        if (room < 0) {
            throw new IOException("the texts of its header overlap");
        }
    }
}
