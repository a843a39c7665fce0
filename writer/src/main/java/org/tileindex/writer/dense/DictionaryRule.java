package org.tileindex.writer.dense;

/// When a dictionary is worth its while.
final class DictionaryRule {
    /// More entries would make a reader's dictionary outgrow its second-level cache.
    private static final int MOST_ENTRIES = 1 << 16;

    private static final long MOST_BYTES = 1 << 20;

    /// Before that many entries no verdict is passed on how often values repeat.
    private static final int TRIAL = 4096;

    private DictionaryRule() {}

    /// Whether to give a dictionary up that has `entries` of `bytes` in all after `seen` values.
    static boolean hopeless(int entries, long bytes, int seen) {
        return entries > MOST_ENTRIES || bytes > MOST_BYTES || (entries > TRIAL && entries > seen / 2);
    }

    /// Bits of an index into a dictionary of `entries`.
    static int indexWidth(int entries) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(entries - 1);
    }

    /// Bytes of `values` packed indices into a dictionary of `entries`.
    static long indexBytes(int entries, int values) {
        return (long) values * indexWidth(entries) / Byte.SIZE;
    }

    /// Bytes of the dictionary and of `values` indices, of which `changes` differ from the one before.
    static long bytes(int entries, long entryBytes, int values, int changes) {
        int width = indexWidth(entries);
        long packed = indexBytes(entries, values);
        long runs = (long) changes * (2 + (width + 7) / Byte.SIZE);
        return entryBytes + Math.min(packed, runs);
    }
}
