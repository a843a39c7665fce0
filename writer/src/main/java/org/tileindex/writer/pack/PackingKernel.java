package org.tileindex.writer.pack;

/// The per-element work of Parquet's integer encodings (Apache Parquet format, *Encodings*), least significant bit
/// first. [ScalarPacking] is the specification; every implementation writes the same bytes. One instance per thread.
///
/// Methods write into `out` from position `at` on and return the position past the last byte of the result. They may
/// overwrite [#SLACK] more bytes with anything, so `out` must have room for these.
public interface PackingKernel {
    /// Deltas of a DELTA_BINARY_PACKED block.
    int BLOCK = 128;

    /// Miniblocks of a block.
    int MINIBLOCKS = 4;

    /// Deltas of a miniblock.
    int MINIBLOCK = BLOCK / MINIBLOCKS;

    /// Bytes past the end of a result that an implementation may overwrite.
    int SLACK = 64;

    /// Maximum bytes of a block: the minimum in up to ten bytes, the widths and deltas of 64 bits; plus [#SLACK].
    int BLOCK_BYTES = 10 + MINIBLOCKS + BLOCK * Long.BYTES + SLACK;

    /// Writes a block of DELTA_BINARY_PACKED: the smallest delta, the bit width of each miniblock, the packed
    /// differences from the smallest. Miniblocks past the last delta have width 0 and no bytes; the last one that holds
    /// a delta is filled up with the smallest.
    ///
    /// @param deltas [#BLOCK] long, of which the first `count` are the deltas; destroyed
    /// @param count in `[1, BLOCK]`
    int deltaBlock(long[] deltas, int count, byte[] out, int at);

    /// Packs `values[from, from + count)`, each of `width` bits, filled up with zeros to a multiple of eight values.
    ///
    /// @param width in `[1, 32]`; no value has more bits
    int pack(int[] values, int from, int count, int width, byte[] out, int at);

    /// Moves the chosen ones among `values[at, at + count)` to the front of this range, in order.
    ///
    /// @param chosen `values[at + i]` is chosen if bit `i % 64` of word `i / 64` is set; bits from `count` on are 0
    /// @return the position past the last chosen value; the values from there to `at + count` are then undefined
    int compact(long[] values, int at, int count, long[] chosen);

    /// A name for people to read: `scalar`, or `vector` with its width.
    String description();
}
