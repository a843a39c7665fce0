package org.tileindex.raster.source;

import java.time.Duration;

/// How sources are read.
///
/// @param connections most requests at one time, over all sources; at least 1
/// @param connect longest time to connect to a server
/// @param stall longest time without a byte from a server, before its answer and within it
/// @param attempts most requests for the same bytes; at least 1
/// @param pause time before the second attempt; each further pause is twice as long
/// @param longestPause longest time before an attempt, also where a server asks for more
public record SourceSettings(
        int connections, Duration connect, Duration stall, int attempts, Duration pause, Duration longestPause) {
    public static final SourceSettings DEFAULT = new SourceSettings(
            16, Duration.ofSeconds(10), Duration.ofSeconds(30), 6, Duration.ofMillis(250), Duration.ofSeconds(60));

    /// @throws IllegalArgumentException if there is no connection or no attempt
    public SourceSettings {
        if (connections < 1 || attempts < 1) {
            throw new IllegalArgumentException("%d connections, %d attempts".formatted(connections, attempts));
        }
    }

    /// The same settings with another number of connections.
    public SourceSettings withConnections(int count) {
        return new SourceSettings(count, connect, stall, attempts, pause, longestPause);
    }
}
