package org.tileindex.batch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The columns of both datasets for up to `capacity` tiles, each as numbers in a row in memory, in the machine's byte
/// order: what a [TileKernel] fills.
///
/// A kernel may write up to [#ROOM] numbers past the last tile of any column, so that it need not stop within a
/// vector; what they are says nothing.
///
/// @param tileIds unsigned 64 bit
/// @param rows unsigned 32 bit
/// @param cols unsigned 32 bit
/// @param areas m², 64-bit floating point, as all that follow, which are degrees
public record TileBatch(
        int capacity,
        MemorySegment tileIds,
        MemorySegment rows,
        MemorySegment cols,
        MemorySegment areas,
        MemorySegment centroidLons,
        MemorySegment centroidLats,
        MemorySegment minLons,
        MemorySegment maxLons,
        MemorySegment minLats,
        MemorySegment maxLats) {

    /// Numbers that a column has room for beyond its capacity: a vector of 512 bits holds 16 of 32.
    public static final int ROOM = 16;

    /// @throws IllegalArgumentException if a column is too short
    public TileBatch {
        if (capacity < 1) {
            throw new IllegalArgumentException("a batch of %d tiles".formatted(capacity));
        }
        require(capacity, Long.BYTES, tileIds, areas, centroidLons, centroidLats, minLons, maxLons, minLats, maxLats);
        require(capacity, Integer.BYTES, rows, cols);
    }

    private static void require(int capacity, int width, MemorySegment... columns) {
        for (MemorySegment column : columns) {
            if (column.byteSize() < bytes(capacity, width)) {
                throw new IllegalArgumentException("a column of %d bytes for %d numbers of %d and room for %d more"
                        .formatted(column.byteSize(), capacity, width, ROOM));
            }
        }
    }

    /// What a column of numbers of `width` bytes takes, its room among it.
    public static long bytes(int capacity, int width) {
        return (long) width * ((long) capacity + ROOM);
    }

    /// A batch in memory of `arena`.
    public static TileBatch allocate(int capacity, Arena arena) {
        return new TileBatch(
                capacity,
                longs(capacity, arena),
                ints(capacity, arena),
                ints(capacity, arena),
                longs(capacity, arena),
                longs(capacity, arena),
                longs(capacity, arena),
                longs(capacity, arena),
                longs(capacity, arena),
                longs(capacity, arena),
                longs(capacity, arena));
    }

    private static MemorySegment longs(int capacity, Arena arena) {
        return arena.allocate(ValueLayout.JAVA_LONG, (long) capacity + ROOM);
    }

    private static MemorySegment ints(int capacity, Arena arena) {
        return arena.allocate(ValueLayout.JAVA_INT, (long) capacity + ROOM);
    }
}
