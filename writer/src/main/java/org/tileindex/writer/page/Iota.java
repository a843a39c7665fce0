package org.tileindex.writer.page;

import org.tileindex.writer.form.ByteSink;

/// The numbers 0, 1, 2, … as little-endian integers of one to four bytes, kept and grown for one thread.
final class Iota {
    private final ByteSink[] byWidth = {new ByteSink(), new ByteSink(), new ByteSink(), new ByteSink()};

    /// At least `count` numbers of `valueBytes` bytes each.
    byte[] upTo(int count, int valueBytes) {
        ByteSink sink = byWidth[valueBytes - 1];
        for (int i = sink.size() / valueBytes; i < count; i++) {
            sink.putLowBytes(i, valueBytes);
        }
        return sink.array();
    }
}
