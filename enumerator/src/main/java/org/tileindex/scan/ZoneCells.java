package org.tileindex.scan;

/// The result of scanning a zone.
///
/// @param spans the cells that belong to it
/// @param inHoles the number of cells that lie in an outer ring of it but, for its holes, do not belong
public record ZoneCells(Spans spans, long inHoles) {}
