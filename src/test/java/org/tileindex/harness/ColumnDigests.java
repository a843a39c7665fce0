package org.tileindex.harness;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What a reader read from a file: for each column its name, number of values and SHA-256 over all of them in order.
record ColumnDigests(List<String> columns) {

    /// Takes the values of one column.
    static final class Collector {
        private final String name;
        private final MessageDigest digest;
        private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
        private long values;

        Collector(String name) {
            this.name = name;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        void add(long value) {
            digest.update(number.putLong(0, value).array());
            values++;
        }

        void add(double value) {
            add(Double.doubleToRawLongBits(value));
        }

        void add(String value) {
            digest.update(value.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            values++;
        }

        private String line() {
            return "%s: %d values, %s".formatted(name, values, HexFormat.of().formatHex(digest.digest()));
        }
    }

    static ColumnDigests of(List<Collector> collectors) {
        List<String> lines = new ArrayList<>();
        collectors.forEach(collector -> lines.add(collector.line()));
        return new ColumnDigests(lines);
    }
}
