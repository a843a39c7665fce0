package org.tileindex.value;

import java.io.Serializable;

/// What one process of a run has read from rasters up to now, of all that it began: also for work that failed there, or
/// that another process did first.
///
/// @param site the process, by a name that no other one has
/// @param number of the answer among those of the process; a later one includes the earlier ones
public record SiteUse(String site, long number, RasterUse use) implements Serializable {}
