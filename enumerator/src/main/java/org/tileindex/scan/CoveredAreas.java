package org.tileindex.scan;

import java.util.Arrays;

/// Areas that pieces of edges add to the cells of a zone, by cell.
///
/// A piece adds its signed area to its own cell, and its signed height to all cells east of it in the row. Both are
/// kept with the cell of the piece: a cell has its own areas, and its width times the heights of the cells west of it.
/// A hash table with open addresses; the pieces of a ring follow each other, so that most find the cell of the one
/// before them at once.
final class CoveredAreas {
    /// No polygon has passed through the cell.
    static final int NONE = -1;

    private static final long EMPTY = -1;
    private static final long HASH = 0x9E37_79B9_7F4A_7C15L;

    private long[] keys = new long[1 << 8];
    private double[] areaHigh = new double[1 << 8];
    private double[] areaLow = new double[1 << 8];
    private double[] heightHigh = new double[1 << 8];
    private double[] heightLow = new double[1 << 8];
    private int[] first = new int[1 << 8];
    private int[] latest = new int[1 << 8];
    /// Members that passed through a cell after another one: the cell's key, then the member.
    private final LongList others = new LongList();

    private int size;
    private int last;

    CoveredAreas() {
        clear();
    }

    void clear() {
        Arrays.fill(keys, EMPTY);
        others.clear();
        size = 0;
        last = 0;
    }

    /// The place of a cell.
    ///
    /// @param col may be -1, for all that lies west of the first column
    int at(int row, int col) {
        long key = CellKey.of(row, col + 1);
        if (keys[last] != key) {
            last = find(key);
        }
        return last;
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int at = (int) ((key * HASH) >>> 32) & mask;
        while (keys[at] != key) {
            if (keys[at] == EMPTY) {
                if (2 * size >= keys.length) {
                    grow();
                    return find(key);
                }
                size++;
                keys[at] = key;
                areaHigh[at] = 0;
                areaLow[at] = 0;
                heightHigh[at] = 0;
                heightLow[at] = 0;
                first[at] = NONE;
                latest[at] = NONE;
                return at;
            }
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        double[][] old = {areaHigh, areaLow, heightHigh, heightLow};
        int[][] oldMembers = {first, latest};
        int capacity = 2 * oldKeys.length;
        keys = new long[capacity];
        Arrays.fill(keys, EMPTY);
        areaHigh = new double[capacity];
        areaLow = new double[capacity];
        heightHigh = new double[capacity];
        heightLow = new double[capacity];
        first = new int[capacity];
        latest = new int[capacity];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                int at = find(oldKeys[i]);
                areaHigh[at] = old[0][i];
                areaLow[at] = old[1][i];
                heightHigh[at] = old[2][i];
                heightLow[at] = old[3][i];
                first[at] = oldMembers[0][i];
                latest[at] = oldMembers[1][i];
            }
        }
    }

    /// Notes that a ring of member `number` passes through the cell at a place.
    void pass(int at, int number) {
        if (latest[at] != number) {
            if (first[at] == NONE) {
                first[at] = number;
            } else {
                others.add(keys[at]);
                others.add(number);
            }
            latest[at] = number;
        }
    }

    void addArea(int at, TwoDoubles area) {
        TwoDoubles sum = area(at).plus(area);
        areaHigh[at] = sum.high();
        areaLow[at] = sum.low();
    }

    void addHeight(int at, TwoDoubles height) {
        TwoDoubles sum = height(at).plus(height);
        heightHigh[at] = sum.high();
        heightLow[at] = sum.low();
    }

    TwoDoubles area(int at) {
        return new TwoDoubles(areaHigh[at], areaLow[at]);
    }

    TwoDoubles height(int at) {
        return new TwoDoubles(heightHigh[at], heightLow[at]);
    }

    /// The member that passed through the cell first, or [#NONE].
    int firstMember(int at) {
        return first[at];
    }

    /// The keys of all cells with areas or heights, ascending; their columns are one too great.
    long[] sortedKeys() {
        long[] sorted = new long[size];
        int found = 0;
        for (long key : keys) {
            if (key != EMPTY) {
                sorted[found++] = key;
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /// The place of a cell by one of [#sortedKeys].
    int at(long key) {
        return find(key);
    }

    /// Pairs of a cell's key and a member that passed through it, each once, but for the first member of each cell. The
    /// members of a cell are in the order of their numbers, if they came in that order.
    LongList others() {
        return others;
    }
}
