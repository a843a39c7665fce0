package org.tileindex.zone.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Header;

/// Finds the wanted attributes among the properties of a FlatGeobuf feature. A property is the number of its column and
/// a value, whose length follows from the column's type.
final class FlatGeobufColumns {
    private final List<Integer> types;
    private final WantedFields wanted;
    private final List<Integer> columns;

    private FlatGeobufColumns(List<Integer> types, WantedFields wanted, List<Integer> columns) {
        this.types = types;
        this.wanted = wanted;
        this.columns = columns;
    }

    /// @param header with checked texts, see [FlatGeobufTexts]
    /// @throws TileIndexException E005 if no column holds ids, E010 if the condition's field is none of them
    static FlatGeobufColumns of(ZoneSource source, Header header, ZoneOptions options) throws TileIndexException {
        List<String> names = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        for (int i = 0; i < header.columnsLength(); i++) {
            names.add(Optional.ofNullable(header.columns(i).name()).orElse(""));
            types.add(header.columns(i).type());
        }
        WantedFields wanted = WantedFields.of(source, options, names);
        return new FlatGeobufColumns(
                types, wanted, wanted.columns().stream().map(names::indexOf).toList());
    }

    /// The attributes to read.
    WantedFields wanted() {
        return wanted;
    }

    /// The values of the wanted attributes of a feature, in their order; empty where it has none. The other properties
    /// are read as well, because damage in them may mean that a value is another column's.
    ///
    /// @throws IOException for a column or type that is not there
    List<Optional<FieldValue>> of(org.wololo.flatgeobuf.generated.Feature feature) throws IOException {
        List<Optional<FieldValue>> values = new ArrayList<>(Collections.nCopies(columns.size(), Optional.empty()));
        ByteBuffer properties = feature.propertiesAsByteBuffer();
        if (properties == null) {
            return values;
        }
        properties.order(ByteOrder.LITTLE_ENDIAN);
        while (properties.hasRemaining()) {
            int column = Short.toUnsignedInt(properties.getShort());
            if (column >= types.size()) {
                throw new IOException("a feature has a column that is not in the header");
            }
            int place = columns.indexOf(column);
            FieldValue value = value(properties, types.get(column), place >= 0);
            if (place >= 0) {
                values.set(place, Optional.of(value));
            }
        }
        return values;
    }

    private static FieldValue value(ByteBuffer properties, int type, boolean wanted) throws IOException {
        return switch (type) {
            case ColumnType.Byte -> new FieldValue.Numeric(Byte.toString(properties.get()));
            case ColumnType.UByte -> new FieldValue.Numeric(Integer.toString(Byte.toUnsignedInt(properties.get())));
            case ColumnType.Bool -> new FieldValue.Truth(properties.get() != 0);
            case ColumnType.Short -> new FieldValue.Numeric(Short.toString(properties.getShort()));
            case ColumnType.UShort ->
                new FieldValue.Numeric(Integer.toString(Short.toUnsignedInt(properties.getShort())));
            case ColumnType.Int -> new FieldValue.Numeric(Integer.toString(properties.getInt()));
            case ColumnType.UInt -> new FieldValue.Numeric(Integer.toUnsignedString(properties.getInt()));
            case ColumnType.Long -> new FieldValue.Numeric(Long.toString(properties.getLong()));
            case ColumnType.ULong -> new FieldValue.Numeric(Long.toUnsignedString(properties.getLong()));
            case ColumnType.Float -> new FieldValue.Numeric(Float.toString(properties.getFloat()));
            case ColumnType.Double -> new FieldValue.Numeric(Double.toString(properties.getDouble()));
            case ColumnType.String, ColumnType.Json, ColumnType.DateTime, ColumnType.Binary -> {
                int length = properties.getInt();
                if (length < 0 || length > properties.remaining()) {
                    throw new IOException("a value is longer than its feature");
                }
                byte[] text = new byte[wanted ? length : 0];
                properties.get(properties.position(), text);
                properties.position(properties.position() + length);
                yield FieldValue.Text.of(text, StandardCharsets.UTF_8);
            }
            default -> throw new IOException("a column has an unknown type, " + type);
        };
    }
}
