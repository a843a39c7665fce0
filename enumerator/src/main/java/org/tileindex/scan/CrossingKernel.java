package org.tileindex.scan;

/// Computes, for many crossings at once, between which two meridians of a [Lattice] each lies.
///
/// An implementation answers [#NEAR] where a crossing is too near to a meridian for floating point, and an exact
/// predicate decides there. Hence the result of a scan does not depend on the implementation.
public interface CrossingKernel {
    /// Answer for a crossing within [CrossingBatch#tolerance] of a meridian.
    int NEAR = -1;

    /// Fills `batch.west[0, size)`.
    void locate(CrossingBatch batch, int size);

    /// The kind of implementation, for people: `scalar`, or `vector` with its width.
    String description();
}
