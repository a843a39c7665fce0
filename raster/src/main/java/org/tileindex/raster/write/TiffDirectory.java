package org.tileindex.raster.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.List;
import org.tileindex.raster.tiff.TagValues;

/// An image file directory, little-endian, with the values that do not fit into it behind it.
final class TiffDirectory {
    static final int OFFSETS = 324;
    static final int COUNTS = 325;

    private final List<TagValues> tags;
    private final boolean big;

    /// @param big in the layout of BigTIFF
    TiffDirectory(List<TagValues> tags, boolean big) {
        this.tags =
                tags.stream().sorted(Comparator.comparingInt(TagValues::tag)).toList();
        this.big = big;
    }

    /// Bytes of the directory and its values, a multiple of 8.
    int length() {
        int length = head();
        for (TagValues tag : tags) {
            length = Math.addExact(length, outside(tag));
        }
        return length;
    }

    private int head() {
        int bytes = big ? 8 + 20 * tags.size() + 8 : 2 + 12 * tags.size() + 4;
        return padded(bytes);
    }

    private static int padded(int bytes) {
        return Math.addExact(bytes, 7) / 8 * 8;
    }

    private int outside(TagValues tag) {
        return tag.bytes().length <= room() ? 0 : padded(tag.bytes().length);
    }

    private int room() {
        return big ? 8 : 4;
    }

    /// The bytes of the directory at a place in the file.
    ///
    /// @param next the place of the next directory, 0 if there is none
    ByteBuffer at(long place, long next) {
        ByteBuffer bytes = ByteBuffer.allocate(length()).order(ByteOrder.LITTLE_ENDIAN);
        if (big) {
            bytes.putLong(tags.size());
        } else {
            bytes.putShort((short) tags.size());
        }
        int values = head();
        for (TagValues tag : tags) {
            bytes.putShort((short) tag.tag()).putShort((short) tag.type());
            putPlace(bytes, tag.count());
            int entry = bytes.position();
            if (outside(tag) == 0) {
                bytes.put(tag.bytes());
            } else {
                putPlace(bytes, place + values);
                bytes.put(values, tag.bytes());
                values += outside(tag);
            }
            bytes.position(entry + room());
        }
        putPlace(bytes, next);
        return bytes.rewind();
    }

    private void putPlace(ByteBuffer bytes, long number) {
        if (big) {
            bytes.putLong(number);
        } else {
            bytes.putInt((int) number);
        }
    }

    /// Where in the directory's bytes the values of a tag are.
    int position(int wanted) {
        int values = head();
        int entry = big ? 8 : 2;
        for (TagValues tag : tags) {
            if (tag.tag() == wanted) {
                return outside(tag) == 0 ? entry + (big ? 12 : 8) : values;
            }
            values += outside(tag);
            entry += big ? 20 : 12;
        }
        throw new IllegalArgumentException("no tag " + wanted);
    }
}
