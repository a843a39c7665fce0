package org.tileindex.scan;

/// Computes, for many crossings at once, between which two meridians of a [Lattice] each lies.
///
/// An implementation need not be right where a crossing is too near to a meridian for floating point: it says [#NEAR]
/// there, and an exact predicate decides. So the result of a scan does not depend on the implementation.
public interface CrossingKernel {
    /// The crossing is within [CrossingBatch#tolerance] of a meridian.
    int NEAR = -1;

    /// Fills `batch.west[0, size)`.
    void locate(CrossingBatch batch, int size);

    /// What it is, for people: `scalar`, or `vector` with its width.
    String description();
}
