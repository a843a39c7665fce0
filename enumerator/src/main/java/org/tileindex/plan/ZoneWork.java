package org.tileindex.plan;

import org.tileindex.scan.ZoneWindow;

/// What is known of the work on a zone before it starts.
///
/// @param vertices of all its rings
public record ZoneWork(String id, int vertices, ZoneWindow window) {}
