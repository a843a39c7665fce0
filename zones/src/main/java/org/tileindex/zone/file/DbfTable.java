package org.tileindex.zone.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The attributes of a Shapefile: a dBASE table of records of one length (dBASE III+ file structure; text and number
/// fields).
final class DbfTable {
    private static final int FIELD_BYTES = 32;
    private static final int END_OF_FIELDS = 0x0d;
    private static final int LANGUAGE_DRIVER = 29;

    private final byte[] content;
    private final Charset charset;
    private final int rows;
    private final int firstRow;
    private final int rowBytes;
    private final List<Field> columns;

    private DbfTable(byte[] content, Charset charset, List<Field> columns) {
        ByteBuffer header = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        this.content = content;
        this.charset = charset;
        this.rows = header.getInt(4);
        this.firstRow = Short.toUnsignedInt(header.getShort(8));
        this.rowBytes = Short.toUnsignedInt(header.getShort(10));
        this.columns = columns;
    }

    /// @param start offset in a record, in bytes
    private record Field(String name, char type, int start, int length) {}

    /// @param encoding content of the `.cpg` file; without one, the table's language driver decides
    /// @throws IOException if it is damaged or the encoding is unknown
    static DbfTable of(byte[] content, Optional<String> encoding) throws IOException {
        if (content.length < FIELD_BYTES) {
            throw new IOException("its .dbf is cut short");
        }
        Charset charset = encoding.isPresent() && !encoding.get().isEmpty()
                ? named(encoding.get())
                : ofLanguageDriver(content[LANGUAGE_DRIVER]);
        DbfTable table = new DbfTable(content, charset, fields(content, charset));
        long end = table.firstRow + (long) table.rows * table.rowBytes;
        boolean fits = table.columns.stream().allMatch(field -> field.start + field.length <= table.rowBytes);
        if (table.rows < 0 || table.rowBytes == 0 || end > content.length || !fits) {
            throw new IOException("its .dbf is cut short");
        }
        return table;
    }

    private static List<Field> fields(byte[] content, Charset charset) throws IOException {
        List<Field> fields = new ArrayList<>();
        int start = 1;
        int at = FIELD_BYTES;
        while (at < content.length && content[at] != END_OF_FIELDS) {
            if (content.length - at < FIELD_BYTES) {
                throw new IOException("its .dbf is cut short");
            }
            int nameLength = 0;
            while (nameLength < 11 && content[at + nameLength] != 0) {
                nameLength++;
            }
            int length = Byte.toUnsignedInt(content[at + 16]);
            fields.add(new Field(
                    new String(content, at, nameLength, charset).strip(), (char) content[at + 11], start, length));
            start += length;
            at += FIELD_BYTES;
        }
        return fields;
    }

    private static Charset named(String encoding) throws IOException {
        String name = encoding.toUpperCase(Locale.ROOT).replaceFirst("^(ANSI|OEM|CP)[ _-]*", "");
        String known = switch (name) {
            case "65001", "UTF8" -> "UTF-8";
            case "88591", "8859-1" -> "ISO-8859-1";
            default -> name.matches("[0-9]{3,5}") ? codePage(name) : name;
        };
        try {
            return Charset.forName(known);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IOException(
                    "its .cpg names the unknown encoding "
                            + encoding.lines().findFirst().orElse(""),
                    e);
        }
    }

    private static String codePage(String number) {
        return number.startsWith("125") ? "windows-" + number : "IBM" + number;
    }

    private static Charset ofLanguageDriver(byte driver) throws IOException {
        return switch (Byte.toUnsignedInt(driver)) {
            case 0x01 -> named("437");
            case 0x02 -> named("850");
            case 0x03, 0x57 -> named("1252");
            case 0xc8 -> named("1250");
            case 0xc9 -> named("1251");
            default -> StandardCharsets.ISO_8859_1;
        };
    }

    /// The names of the columns.
    List<String> fields() {
        return columns.stream().map(Field::name).toList();
    }

    /// The number of records, the deleted ones included.
    int rows() {
        return rows;
    }

    boolean isDeleted(int row) {
        return content[firstRow + row * rowBytes] == '*';
    }

    /// A value; empty if it is blank, which is how null is written. A zero ends it, and spaces fill it up.
    ///
    /// @throws CharacterCodingException if it is not text in the table's encoding
    Optional<FieldValue> value(int row, int column) throws CharacterCodingException {
        Field field = columns.get(column);
        int start = firstRow + row * rowBytes + field.start;
        int end = start;
        while (end < start + field.length && content[end] != 0) {
            end++;
        }
        while (end > start && content[end - 1] == ' ') {
            end--;
        }
        while (start < end && content[start] == ' ') {
            start++;
        }
        String value = FieldValue.Text.of(Arrays.copyOfRange(content, start, end), charset)
                .text();
        boolean number = field.type == 'N' || field.type == 'F';
        if (value.isBlank() || (number && value.contains("*"))) {
            return Optional.empty();
        }
        return Optional.of(number ? new FieldValue.Numeric(value.strip()) : new FieldValue.Text(value));
    }
}
