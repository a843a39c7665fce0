package org.tileindex.writer.dense;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The distinct stretches of a byte array, in the order of their first occurrence: a hash table with open addressing,
/// whose size is a power of two and which keeps the hashes.
final class BytesDictionary {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private int[] starts = new int[512];
    private int[] lengths = new int[512];
    private long[] hashes = new long[512];
    /// The index of a slot's key plus one; 0 if the slot is free.
    private int[] slots = new int[1024];

    private int shift = Long.SIZE - 10;
    private int size;
    private long bytes;

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
        bytes = 0;
    }

    int size() {
        return size;
    }

    /// Bytes of all keys together.
    long bytes() {
        return bytes;
    }

    /// The position at which the key of an index first occurred.
    int start(int index) {
        return starts[index];
    }

    int length(int index) {
        return lengths[index];
    }

    /// The index of the key `data[start, start + length)`, which is added if it is new. All calls between two [#clear]s
    /// must pass the same bytes.
    int index(byte[] data, int start, int length) {
        long hash = hash(data, start, length);
        int mask = slots.length - 1;
        int slot = (int) (hash >>> shift);
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (hashes[index] == hash && isKey(index, data, start, length)) {
                return index;
            }
            slot = (slot + 1) & mask;
        }
        return add(start, length, hash, slot);
    }

    /// Whether the key of an index, whose hash is the same, equals `data[start, start + length)`. Keys shorter than
    /// eight bytes are equal if their hashes and lengths are; see [#hash].
    private boolean isKey(int index, byte[] data, int start, int length) {
        if (lengths[index] != length) {
            return false;
        }
        int key = starts[index];
        int i = 0;
        while (i + Long.BYTES <= length) {
            if ((long) LONG.get(data, key + i) != (long) LONG.get(data, start + i)) {
                return false;
            }
            i += Long.BYTES;
        }
        int last = length - Long.BYTES;
        return last < 0 || (long) LONG.get(data, key + last) == (long) LONG.get(data, start + last);
    }

    /// Hashes eight bytes at a time; the last eight may overlap those before. For keys shorter than eight bytes every
    /// step is invertible, so different keys of one length have different hashes.
    private static long hash(byte[] data, int start, int length) {
        long hash = length * GOLDEN;
        if (length < Long.BYTES) {
            return mix(hash ^ head(data, start, length));
        }
        int last = start + length - Long.BYTES;
        for (int i = start; i < last; i += Long.BYTES) {
            hash = mix(hash ^ (long) LONG.get(data, i));
        }
        return mix(hash ^ (long) LONG.get(data, last));
    }

    /// All bytes of a key shorter than eight bytes, as one number.
    private static long head(byte[] data, int start, int length) {
        if (length >= Integer.BYTES) {
            long first = Integer.toUnsignedLong((int) INT.get(data, start));
            return first | ((long) (int) INT.get(data, start + length - Integer.BYTES) << Integer.SIZE);
        }
        long head = 0;
        for (int i = 0; i < length; i++) {
            head |= (data[start + i] & 0xFFL) << (i * Byte.SIZE);
        }
        return head;
    }

    private static long mix(long hash) {
        return (hash ^ (hash >>> 32)) * GOLDEN;
    }

    private int add(int start, int length, long hash, int slot) {
        int free = slot;
        if (size == hashes.length) {
            grow();
            free = freeSlot(hash);
        }
        starts[size] = start;
        lengths[size] = length;
        hashes[size] = hash;
        bytes += length;
        slots[free] = ++size;
        return size - 1;
    }

    private int freeSlot(long hash) {
        int mask = slots.length - 1;
        int slot = (int) (hash >>> shift);
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        starts = Arrays.copyOf(starts, size * 2);
        lengths = Arrays.copyOf(lengths, size * 2);
        hashes = Arrays.copyOf(hashes, size * 2);
        slots = new int[slots.length * 2];
        shift--;
        for (int i = 0; i < size; i++) {
            slots[freeSlot(hashes[i])] = i + 1;
        }
    }
}
