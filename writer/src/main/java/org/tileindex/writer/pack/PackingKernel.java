package org.tileindex.writer.pack;

/// The per-element work of Parquet's integer encodings (Apache Parquet format, *Encodings*), least significant bit
/// first. [ScalarPacking] is the specification; every implementation writes the same bytes. One instance per thread.
///
/// Methods write into `out` from position `at` on and return the position past the last byte they mean. They may write
/// [#SLACK] more bytes, which must be there and mean nothing.
public interface PackingKernel {
    /// Deltas of a DELTA_BINARY_PACKED block.
    int BLOCK = 128;

    int MINIBLOCKS = 4;
    int MINIBLOCK = BLOCK / MINIBLOCKS;

    /// Bytes past the end of what is written that an implementation may overwrite.
    int SLACK = 64;

    /// The most that one block takes: the minimum in up to ten bytes, the widths, deltas of 64 bits; and [#SLACK].
    int BLOCK_BYTES = 10 + MINIBLOCKS + BLOCK * Long.BYTES + SLACK;

    /// Writes a block of DELTA_BINARY_PACKED: the smallest delta, the bit width of each miniblock, the packed
    /// differences from the smallest. Miniblocks past the last delta have width 0 and no bytes; the last one that
    /// holds a delta is filled up with the smallest.
    ///
    /// @param deltas [#BLOCK] long, of which the first `count` are the deltas; destroyed
    /// @param count in `[1, BLOCK]`
    int deltaBlock(long[] deltas, int count, byte[] out, int at);

    /// Packs `values[from, from + count)`, each of `width` bits, filled up with zeros to a multiple of eight values.
    ///
    /// @param width in `[1, 32]`; no value has more bits
    int pack(int[] values, int from, int count, int width, byte[] out, int at);

    /// Moves those of `values[at, at + count)` whose bit in `chosen` is set to the front, in order.
    ///
    /// @param chosen bit `i % 64` of word `i / 64` is that of `values[at + i]`; bits from `count` on are 0
    /// @return one past the last that was kept; what lies beyond, up to `at + count`, is left undefined
    int compact(long[] values, int at, int count, long[] chosen);

    /// What it is, for people: `scalar`, or `vector` with its width.
    String description();
}
