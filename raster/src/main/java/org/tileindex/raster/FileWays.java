package org.tileindex.raster;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteSource;

/// The ways in which the blocks of one file were read, and whose turn it is to pass over it: of several plans, one
/// after the other does so, because the next one may find in the cache what the one before has read.
final class FileWays {
    /// Most passes over a file of which the server sends no ranges. Plans of few blocks would load it again and again.
    private static final int MOST_PASSES = 8;

    private final Semaphore turn = new Semaphore(1, true);
    private final Map<ReadWay, Long> plans = new EnumMap<>(ReadWay.class);
    private int passes;

    /// Waits until no other plan passes over the file.
    void enter() throws InterruptedException {
        turn.acquire();
    }

    /// Lets the next plan pass. Any thread may do so.
    void leave() {
        turn.release();
    }

    /// Takes note of a pass that begins.
    ///
    /// @throws TileIndexException E015 if there were too many
    synchronized void pass(ByteSource source) throws TileIndexException {
        if (!source.ranged() && passes == MOST_PASSES) {
            throw new TileIndexException(
                    ErrorCode.E015_SOURCE,
                    "%s: the server sends no ranges of the file, which was loaded %d times"
                            .formatted(source.name(), passes),
                    "Download it and give its path; with --layout packed, once is enough.");
        }
        passes++;
    }

    /// Takes note of a plan's way.
    synchronized void plan(ReadWay way) {
        plans.merge(way, 1L, Long::sum);
    }

    /// The number of plans by their way.
    synchronized Map<ReadWay, Long> plans() {
        return Map.copyOf(plans);
    }
}
