package org.tileindex.statistic;

/// Sorts pairs by their keys: few by insertion, more by their digits of eight bits, from the last to the first,
/// leaving out digits in which all keys agree.
final class PairSort {
    private static final int FEW = 64;
    private static final int RADIX = 256;
    private static final int DIGIT_BITS = 8;

    private long[] keys;
    private double[] addends;
    private long[] otherKeys = {};
    private double[] otherAddends = {};

    PairSort(long[] keys, double[] addends) {
        this.keys = keys;
        this.addends = addends;
    }

    long[] keys() {
        return keys;
    }

    double[] addends() {
        return addends;
    }

    /// Sorts the first `size` pairs. [#keys] and [#addends] may be other arrays of the same length afterwards.
    void sort(int size) {
        if (size < FEW) {
            insert(size);
            return;
        }
        otherKeys = new long[keys.length];
        otherAddends = new double[keys.length];
        long differing = 0;
        for (int i = 1; i < size; i++) {
            differing |= keys[i] ^ keys[0];
        }
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            if (((differing >>> shift) & (RADIX - 1)) != 0) {
                distribute(size, shift);
            }
        }
    }

    private void insert(int size) {
        for (int i = 1; i < size; i++) {
            long key = keys[i];
            double addend = addends[i];
            int at = i;
            while (at > 0 && keys[at - 1] > key) {
                keys[at] = keys[at - 1];
                addends[at] = addends[at - 1];
                at--;
            }
            keys[at] = key;
            addends[at] = addend;
        }
    }

    /// Moves the pairs to the other arrays, in the order of one digit.
    private void distribute(int size, int shift) {
        int flip = shift == Long.SIZE - DIGIT_BITS ? RADIX / 2 : 0;
        int[] places = new int[RADIX + 1];
        for (int i = 0; i < size; i++) {
            places[digit(keys[i], shift, flip) + 1]++;
        }
        for (int i = 0; i < RADIX; i++) {
            places[i + 1] += places[i];
        }
        for (int i = 0; i < size; i++) {
            int place = places[digit(keys[i], shift, flip)]++;
            otherKeys[place] = keys[i];
            otherAddends[place] = addends[i];
        }
        long[] sortedKeys = otherKeys;
        double[] sortedAddends = otherAddends;
        otherKeys = keys;
        otherAddends = addends;
        keys = sortedKeys;
        addends = sortedAddends;
    }

    /// The first digit has the sign, which `flip` turns over.
    private static int digit(long key, int shift, int flip) {
        return ((int) (key >>> shift) & (RADIX - 1)) ^ flip;
    }
}
