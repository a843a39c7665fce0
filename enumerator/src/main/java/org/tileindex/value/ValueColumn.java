package org.tileindex.value;

import java.util.List;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.tileindex.raster.Band;
import org.tileindex.raster.codec.SampleType;

/// A column of `tile_index` with the values of a band; null where the band has none (contract, section 8.1).
///
/// @param name of the column
/// @param raster that the band is of
public record ValueColumn(String name, NamedRaster raster, Band band) {
    /// The type of its values.
    public SampleType type() {
        return band.type();
    }

    /// The column as an Arrow field.
    Field field() {
        return new Field(name, FieldType.nullable(arrowType()), List.of());
    }

    private ArrowType arrowType() {
        return switch (type().kind()) {
            case UNSIGNED -> new ArrowType.Int(type().bytes() * Byte.SIZE, false);
            case SIGNED -> new ArrowType.Int(type().bytes() * Byte.SIZE, true);
            case FLOAT -> new ArrowType.FloatingPoint(precision());
        };
    }

    private FloatingPointPrecision precision() {
        return switch (type().bytes()) {
            case Short.BYTES -> FloatingPointPrecision.HALF;
            case Float.BYTES -> FloatingPointPrecision.SINGLE;
            default -> FloatingPointPrecision.DOUBLE;
        };
    }
}
