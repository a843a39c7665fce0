package org.tileindex.writer.dense;

import java.util.Arrays;

/// The distinct numbers of a column chunk, in the order of their first occurrence: a hash table with open addressing,
/// whose size is a power of two.
final class NumberDictionary {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[512];
    /// The index of a slot's key plus one; 0 if the slot is free.
    private int[] slots = new int[1024];
    private int shift = Long.SIZE - 10;
    private int size;

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }

    int size() {
        return size;
    }

    long key(int index) {
        return keys[index];
    }

    /// The index of `key`, which is added if it is new.
    int index(long key) {
        int mask = slots.length - 1;
        int slot = hash(key);
        while (slots[slot] != 0) {
            if (keys[slots[slot] - 1] == key) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        return add(key, slot);
    }

    private int hash(long key) {
        return (int) (((key ^ (key >>> 32)) * GOLDEN) >>> shift);
    }

    private int add(long key, int slot) {
        if (size == keys.length) {
            grow();
            return index(key);
        }
        keys[size] = key;
        slots[slot] = ++size;
        return size - 1;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, keys.length * 2);
        slots = new int[slots.length * 2];
        shift--;
        int mask = slots.length - 1;
        for (int i = 0; i < size; i++) {
            int slot = hash(keys[i]);
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i + 1;
        }
    }
}
