package org.tileindex.batch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The columns of both datasets for up to `capacity` tiles, for a [TileKernel] to fill. A column is an array of numbers
/// in the machine's byte order.
///
/// A kernel may write up to [#ROOM] numbers past the last tile of any column, so that it need not stop within a
/// vector. Their values mean nothing.
///
/// A column of no bytes is not wanted ([#NONE]), and a kernel leaves it out.
///
/// @param tileIds unsigned 64 bit
/// @param rows unsigned 32 bit
/// @param cols unsigned 32 bit
/// @param areas m², 64-bit floating point; the columns that follow are 64-bit floating point too, in degrees
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

    /// Room of a column beyond its capacity, in numbers: a vector of 512 bits holds 16 numbers of 32 bits.
    public static final int ROOM = 16;

    /// Stands for a column that is not wanted.
    public static final MemorySegment NONE = MemorySegment.NULL;

    /// @throws IllegalArgumentException if a column that is wanted is too short
    public TileBatch {
        if (capacity < 1) {
            throw new IllegalArgumentException("a batch needs room for at least one tile, not %d".formatted(capacity));
        }
        require(capacity, Long.BYTES, tileIds, areas, centroidLons, centroidLats, minLons, maxLons, minLats, maxLats);
        require(capacity, Integer.BYTES, rows, cols);
    }

    private static void require(int capacity, int width, MemorySegment... columns) {
        for (MemorySegment column : columns) {
            if (isWanted(column) && column.byteSize() < bytes(capacity, width)) {
                throw new IllegalArgumentException(
                        "column of %d bytes: too short for %d numbers of %d bytes and %d more"
                                .formatted(column.byteSize(), capacity, width, ROOM));
            }
        }
    }

    /// Whether a kernel has to fill a column.
    public static boolean isWanted(MemorySegment column) {
        return column.byteSize() > 0;
    }

    /// The size in bytes of a column of numbers of `width` bytes, its room included.
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
