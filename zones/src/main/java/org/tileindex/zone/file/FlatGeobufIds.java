package org.tileindex.zone.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Header;

/// Finds the id among the properties of a FlatGeobuf feature. A property is the number of its column and a value, whose
/// length follows from the column's type.
final class FlatGeobufIds {
    private final List<Integer> types;
    private final int idColumn;

    private FlatGeobufIds(List<Integer> types, int idColumn) {
        this.types = types;
        this.idColumn = idColumn;
    }

    /// @param header with checked texts, see [FlatGeobufTexts]
    /// @throws TileIndexException E005 if no column holds ids
    static FlatGeobufIds of(ZoneSource source, Header header, IdField idField) throws TileIndexException {
        List<String> names = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        for (int i = 0; i < header.columnsLength(); i++) {
            names.add(Optional.ofNullable(header.columns(i).name()).orElse(""));
            types.add(header.columns(i).type());
        }
        return new FlatGeobufIds(types, idField.choose(source, names));
    }

    /// The id of a feature; empty if it has none. The properties after it are read as well, because damage in them may
    /// mean that the id is another column's.
    ///
    /// @throws IOException for a column or type that is not there
    Optional<String> of(org.wololo.flatgeobuf.generated.Feature feature) throws IOException {
        ByteBuffer properties = feature.propertiesAsByteBuffer();
        if (properties == null) {
            return Optional.empty();
        }
        properties.order(ByteOrder.LITTLE_ENDIAN);
        Optional<String> id = Optional.empty();
        while (properties.hasRemaining()) {
            int column = Short.toUnsignedInt(properties.getShort());
            if (column >= types.size()) {
                throw new IOException("a feature has a column that is not in the header");
            }
            String value = value(properties, types.get(column), column == idColumn);
            id = column == idColumn ? Optional.of(value) : id;
        }
        return id;
    }

    private static String value(ByteBuffer properties, int type, boolean wanted) throws IOException {
        return switch (type) {
            case ColumnType.Byte -> Byte.toString(properties.get());
            case ColumnType.UByte -> Integer.toString(Byte.toUnsignedInt(properties.get()));
            case ColumnType.Bool -> Boolean.toString(properties.get() != 0);
            case ColumnType.Short -> Short.toString(properties.getShort());
            case ColumnType.UShort -> Integer.toString(Short.toUnsignedInt(properties.getShort()));
            case ColumnType.Int -> Integer.toString(properties.getInt());
            case ColumnType.UInt -> Integer.toUnsignedString(properties.getInt());
            case ColumnType.Long -> Long.toString(properties.getLong());
            case ColumnType.ULong -> Long.toUnsignedString(properties.getLong());
            case ColumnType.Float -> IdField.ofNumber(Float.toString(properties.getFloat()));
            case ColumnType.Double -> IdField.ofNumber(Double.toString(properties.getDouble()));
            case ColumnType.String, ColumnType.Json, ColumnType.DateTime, ColumnType.Binary -> {
                int length = properties.getInt();
                if (length < 0 || length > properties.remaining()) {
                    throw new IOException("a value is longer than its feature");
                }
                byte[] text = new byte[wanted ? length : 0];
                properties.get(properties.position(), text);
                properties.position(properties.position() + length);
                yield IdField.ofText(text, StandardCharsets.UTF_8);
            }
            default -> throw new IOException("a column has an unknown type, " + type);
        };
    }
}
