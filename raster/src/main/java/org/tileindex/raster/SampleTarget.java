package org.tileindex.raster;

import java.util.List;

/// Where the samples of a plan go.
///
/// @param bands whose samples are wanted, by their number in the plan
/// @param windows that have the cells, and take samples of masks
/// @param visitor takes the samples of bands
record SampleTarget(List<Band> bands, List<PlanWindow> windows, SampleVisitor visitor) {}
