package org.tileindex.raster.tiff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tileindex.fault.TileIndexException;

/// An image file directory: the fields of one image. Where a tag occurs twice, its first field counts.
final class Directory {
    private static final int MOST_DIRECTORIES = 1024;
    private static final int MOST_FIELDS = 4096;
    private static final int MOST_BYTES = 16 << 20;

    private final TiffFile file;
    private final Map<Integer, Field> fields = new HashMap<>();
    private long next;

    private Directory(TiffFile file) {
        this.file = file;
    }

    /// All directories of a file, in the order of their chain.
    ///
    /// @throws TileIndexException E002 if the chain leaves the file or runs in a circle
    static List<Directory> all(TiffFile file) throws TileIndexException, InterruptedException {
        List<Directory> directories = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (long at = file.first(); at != 0; at = directories.getLast().next) {
            if (!seen.add(at)) {
                throw file.damaged("its directories follow each other in a circle");
            }
            if (seen.size() > MOST_DIRECTORIES) {
                throw file.damaged("it has more than %d directories".formatted(MOST_DIRECTORIES));
            }
            directories.add(read(file, at));
        }
        if (directories.isEmpty()) {
            throw file.damaged("it holds no image");
        }
        return directories;
    }

    private static Directory read(TiffFile file, long at) throws TileIndexException, InterruptedException {
        String what = "a directory at byte " + Long.toUnsignedString(at);
        int head = file.big() ? 8 : 2;
        ByteBuffer number = file.at(at, head, what);
        long fields = file.big() ? number.getLong(0) : Short.toUnsignedInt(number.getShort(0));
        if (fields < 1 || fields > MOST_FIELDS) {
            throw file.damaged("%s has %s fields".formatted(what, Long.toUnsignedString(fields)));
        }
        int entry = file.big() ? 20 : 12;
        int length = (int) fields * entry;
        int link = file.big() ? 8 : 4;
        ByteBuffer entries = file.at(at + head, length + link, what);
        Directory directory = new Directory(file);
        for (int i = 0; i < fields; i++) {
            Field field = field(file, entries, i * entry, at + head + (long) i * entry);
            directory.fields.putIfAbsent(field.tag(), field);
        }
        directory.next = file.big() ? entries.getLong(length) : Integer.toUnsignedLong(entries.getInt(length));
        return directory;
    }

    private static Field field(TiffFile file, ByteBuffer entries, int index, long at) {
        int tag = Short.toUnsignedInt(entries.getShort(index));
        int type = Short.toUnsignedInt(entries.getShort(index + 2));
        long count = file.big() ? entries.getLong(index + 4) : Integer.toUnsignedLong(entries.getInt(index + 4));
        int value = file.big() ? 12 : 8;
        int room = file.big() ? 8 : 4;
        int bytes = Field.valueBytes(type);
        if (bytes == 0 || (count >= 0 && count <= room / bytes)) {
            return new Field(tag, type, count, at + value);
        }
        long position =
                file.big() ? entries.getLong(index + value) : Integer.toUnsignedLong(entries.getInt(index + value));
        return new Field(tag, type, count, position);
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    Optional<Field> field(int tag) {
        return Optional.ofNullable(fields.get(tag));
    }

    TiffFile file() {
        return file;
    }

    /// The first value of a tag.
    ///
    /// @throws TileIndexException E002 if it is not a whole number, or its values lie outside of the file
    long number(int tag, long otherwise) throws TileIndexException, InterruptedException {
        return has(tag) ? numbers(tag, 1)[0] : otherwise;
    }

    /// The first values of a tag, all where it has no more than `most`, none where it is absent.
    ///
    /// @throws TileIndexException E002 as [#number]
    long[] numbers(int tag, int most) throws TileIndexException, InterruptedException {
        if (!has(tag)) {
            return new long[0];
        }
        Field field = field(tag).orElseThrow();
        if (!field.isUnsigned() || field.count() == 0) {
            throw file.damaged("its %s has no whole numbers".formatted(Tag.name(tag)));
        }
        ByteBuffer values = values(field, most);
        long[] numbers = new long[values.limit() / field.valueBytes()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = unsigned(values, field.type(), i);
            if (numbers[i] < 0) {
                throw file.damaged("its %s is beyond all sizes".formatted(Tag.name(tag)));
            }
        }
        return numbers;
    }

    /// A value of an array of whole numbers; one of 2^63 and more is negative.
    static long unsigned(ByteBuffer values, int type, int index) {
        return switch (Field.valueBytes(type)) {
            case 1 -> Byte.toUnsignedLong(values.get(index));
            case 2 -> Short.toUnsignedLong(values.getShort(2 * index));
            case 4 -> Integer.toUnsignedLong(values.getInt(4 * index));
            default -> values.getLong(8 * index);
        };
    }

    /// The first values of a tag of floating point numbers, none where it is absent.
    ///
    /// @throws TileIndexException E002 as [#number]
    double[] doubles(int tag, int most) throws TileIndexException, InterruptedException {
        if (!has(tag)) {
            return new double[0];
        }
        Field field = field(tag).orElseThrow();
        if (field.type() != Field.DOUBLE && field.type() != Field.FLOAT) {
            throw file.damaged("its %s has no floating point numbers".formatted(Tag.name(tag)));
        }
        ByteBuffer values = values(field, most);
        double[] numbers = new double[values.limit() / field.valueBytes()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = field.type() == Field.DOUBLE ? values.getDouble(8 * i) : values.getFloat(4 * i);
        }
        return numbers;
    }

    /// The text of a tag up to its first zero byte, in UTF-8; empty where it is absent.
    ///
    /// @throws TileIndexException E002 as [#number]
    String text(int tag) throws TileIndexException, InterruptedException {
        if (!has(tag)) {
            return "";
        }
        Field field = field(tag).orElseThrow();
        if (field.valueBytes() != 1) {
            throw file.damaged("its %s is not text".formatted(Tag.name(tag)));
        }
        String text = StandardCharsets.UTF_8.decode(values(field, MOST_BYTES)).toString();
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }

    /// The values of a tag as they are, nothing where it is absent.
    ///
    /// @throws TileIndexException E002 if they lie outside of the file, or nobody knows their type
    Optional<TagValues> copy(int tag) throws TileIndexException, InterruptedException {
        if (!has(tag)) {
            return Optional.empty();
        }
        Field field = field(tag).orElseThrow();
        if (field.valueBytes() == 0) {
            throw file.damaged("its %s is of an unknown type".formatted(Tag.name(tag)));
        }
        return Optional.of(TagValues.of(field, values(field, Integer.MAX_VALUE)));
    }

    private ByteBuffer values(Field field, int most) throws TileIndexException, InterruptedException {
        String what = "its " + Tag.name(field.tag());
        long count = field.count();
        if (count < 0 || count > file.size() / field.valueBytes()) {
            throw file.damaged("%s would have %s values".formatted(what, Long.toUnsignedString(count)));
        }
        long bytes = Math.min(count, most) * field.valueBytes();
        if (bytes > MOST_BYTES) {
            throw file.damaged("%s has %d bytes".formatted(what, bytes));
        }
        return file.at(field.position(), (int) bytes, what);
    }
}
