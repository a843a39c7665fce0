/// Scan conversion: finds the cells of the grid that belong to a zone, as spans.
///
/// The algorithm is scan conversion of polygons with an edge table (J. D. Foley, A. van Dam, S. K. Feiner, J. F.
/// Hughes, *Computer Graphics: Principles and Practice*, second edition, 1990, section 3.6). It differs in that
/// crossings are exact, and that all crossings of a ring are computed in bulk and sorted, so there is no table of
/// active edges. [ZoneScanner] takes these steps:
///
/// 1. **Lattice.** Rings are compared with a [Lattice] of parallels and meridians: through the cells' centroids for
///    the rule `center`, along the cells' edges for the part of `any_overlap` that `center` does not find.
/// 2. **Edge table.** [CellLocator] finds, for each vertex of a ring, the parallels on either side of it. The parallels
///    that an edge crosses follow from its two vertices. An edge counts at its lower end and not at its upper end, so a
///    vertex on a parallel counts once where the ring passes through it, and an edge along a parallel never counts.
/// 3. **Crossings.** [RingCrossings] gathers crossings in a [CrossingBatch], and a [CrossingKernel] computes in
///    floating point, scalar or with the Vector API, between which two meridians each of them lies.
/// 4. **Exactness.** [CrossingBatch] proves how near to a meridian a computed crossing may come before rounding
///    matters. There the sign of the orientation determinant decides (J. R. Shewchuk, *Adaptive Precision
///    Floating-Point Arithmetic and Fast Robust Geometric Predicates*, 1997, defines the predicate `orient2d` and the
///    idea of a filter before it). [CellLocator] evaluates it in exact decimal arithmetic instead of Shewchuk's
///    adaptive expansions: every double is a finite decimal number, so the sign is exact.
/// 5. **Positions.** A crossing is kept as an integer, `2m` between meridians `m - 1` and `m`, `2m + 1` on meridian
///    `m`. From here on no floating point decides anything.
/// 6. **Even-odd rule.** [RingScanner] sorts the crossings of a ring by parallel and position. Between the first and
///    the second, the third and the fourth, and so on, lies the inside. Vertices and edges on a parallel are added,
///    because cells whose centroid lies on the ring belong to it.
/// 7. **Passing through.** Under `any_overlap`, [RingTracer] cuts each edge at the parallels and adds the cells whose
///    open interior a piece meets. [ZoneScanner] says why these and the cells of `center` are all.
/// 8. **Interval sets.** Cells are disjoint intervals of row-major keys, see [CellSet]. Holes are subtracted from their
///    outer ring and polygons are united by sweeping over the intervals' ends. The result is [Spans].
///
/// A large zone is cut into bands of rows, see [ZoneBands]; bands are scanned independently and joined. Cells decided
/// one by one become spans by way of masks, see [MaskSpans].
@NullMarked
package org.tileindex.scan;

import org.jspecify.annotations.NullMarked;
