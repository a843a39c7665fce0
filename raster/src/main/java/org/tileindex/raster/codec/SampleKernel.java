package org.tileindex.raster.codec;

/// Work on the samples of a block, a run of them at a time. Samples are little-endian in arrays of bytes; the number of
/// bytes of a sample is 1, 2, 4 or 8. Implementations have no state, so that threads can share them.
///
/// A *bit mask* is an array of longs in which value `i` is bit `i % 64` of the long `i / 64`.
public interface SampleKernel {
    /// Undoes the differences of predictor 2 in a row: adds to each sample that of the same band to its left, modulo
    /// 2^bits.
    ///
    /// @param from position of the row's first byte
    /// @param count samples of the row, those of all bands
    /// @param stride bands that are interleaved, so that the sample to the left is `stride` samples away
    /// @param bytes of a sample
    void sum(byte[] row, int from, int count, int stride, int bytes);

    /// Puts samples together from planes: one after the other, all most significant bytes, then all of the next lower
    /// significance, and so on.
    ///
    /// @param planes `count * bytes` bytes from position 0 on
    /// @param to position of the first sample in `samples`
    void join(byte[] planes, byte[] samples, int to, int count, int bytes);

    /// Reverses the bytes of each sample in its place.
    void swap(byte[] samples, int from, int count, int bytes);

    /// Sets the bits of the samples that have a value, and clears the others: bits `[0, count)` of a bit mask. A
    /// sample has none if it is one that `nodata` names.
    ///
    /// @param from position of the first sample, `stride` samples before the next one
    void valid(byte[] samples, int from, int stride, int count, Nodata nodata, long[] bits);

    /// Sets the bits of mask bytes other than 0, and clears the others: bits `[0, count)` of a bit mask.
    ///
    /// @param from position of the first byte
    void nonZero(byte[] mask, int from, int count, long[] bits);

    /// The kind of implementation, for people: `scalar`, or `vector` with its width.
    String description();
}
