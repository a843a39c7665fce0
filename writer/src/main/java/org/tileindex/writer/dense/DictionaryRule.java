package org.tileindex.writer.dense;

/// The rule that decides whether a column chunk gets a dictionary.
final class DictionaryRule {
    /// Maximum entries, and [#MAX_BYTES] their maximum bytes: a larger dictionary would not fit into a reader's
    /// second-level cache.
    private static final int MAX_ENTRIES = 1 << 16;

    private static final long MAX_BYTES = 1 << 20;

    /// Entries up to which a dictionary is continued even if few values repeat.
    private static final int TRIAL_ENTRIES = 4096;

    private DictionaryRule() {}

    /// Whether to give up a dictionary that has `entries` entries of `bytes` bytes in all after `seen` values.
    static boolean isHopeless(int entries, long bytes, int seen) {
        return entries > MAX_ENTRIES || bytes > MAX_BYTES || (entries > TRIAL_ENTRIES && entries > seen / 2);
    }

    /// Bits of an index into a dictionary of `entries` entries.
    static int indexWidth(int entries) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(entries - 1);
    }

    /// Bytes of `values` bit-packed indices into a dictionary of `entries` entries.
    static long indexBytes(int entries, int values) {
        return (long) values * indexWidth(entries) / Byte.SIZE;
    }

    /// Bytes of a dictionary and its indices.
    ///
    /// @param entryBytes bytes of all entries
    /// @param values number of indices
    /// @param changes number of indices that differ from the one before
    static long bytes(int entries, long entryBytes, int values, int changes) {
        int width = indexWidth(entries);
        long packed = indexBytes(entries, values);
        long runs = (long) changes * (2 + (width + 7) / Byte.SIZE);
        return entryBytes + Math.min(packed, runs);
    }
}
