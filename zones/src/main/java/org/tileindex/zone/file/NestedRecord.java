package org.tileindex.zone.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// A Parquet record as lists within lists: one list per field of the record, with its values in order. A group is a
/// list of its fields' values, a number is a `Number`, and text is a `Binary`.
final class NestedRecord extends RecordMaterializer<List<List<Object>>> {
    private final Root root;

    NestedRecord(MessageType schema) {
        this.root = new Root(schema);
    }

    @Override
    public List<List<Object>> getCurrentRecord() {
        return root.fields;
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    private static Converter converter(Type type, Consumer<Object> target) {
        return type.isPrimitive() ? new Leaf(target) : new Nested(type.asGroupType(), target);
    }

    private static final class Root extends GroupConverter {
        private final List<Converter> converters = new ArrayList<>();
        private List<List<Object>> fields = new ArrayList<>();

        Root(MessageType schema) {
            for (int i = 0; i < schema.getFieldCount(); i++) {
                int field = i;
                converters.add(
                        converter(schema.getType(i), value -> fields.get(field).add(value)));
            }
        }

        @Override
        public Converter getConverter(int field) {
            return converters.get(field);
        }

        @Override
        public void start() {
            fields = new ArrayList<>();
            converters.forEach(field -> fields.add(new ArrayList<>()));
        }

        @Override
        public void end() {}
    }

    private static final class Nested extends GroupConverter {
        private final List<Converter> converters = new ArrayList<>();
        private final Consumer<Object> target;
        private List<Object> values = new ArrayList<>();

        Nested(GroupType type, Consumer<Object> target) {
            this.target = target;
            type.getFields().forEach(field -> converters.add(converter(field, value -> values.add(value))));
        }

        @Override
        public Converter getConverter(int field) {
            return converters.get(field);
        }

        @Override
        public void start() {
            values = new ArrayList<>();
        }

        @Override
        public void end() {
            target.accept(values);
        }
    }

    private static final class Leaf extends PrimitiveConverter {
        private final Consumer<Object> target;

        Leaf(Consumer<Object> target) {
            this.target = target;
        }

        @Override
        public void addBinary(Binary value) {
            target.accept(value.copy());
        }

        @Override
        public void addDouble(double value) {
            target.accept(value);
        }

        @Override
        public void addFloat(float value) {
            target.accept(value);
        }

        @Override
        public void addInt(int value) {
            target.accept(value);
        }

        @Override
        public void addLong(long value) {
            target.accept(value);
        }
    }
}
