package org.tileindex.bench.rows;

import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/// A [WriteSupport] that hands the fields of a row to parquet-java's record consumer, without a record object.
///
/// @param <T> holds the values of a row; one object may serve all rows
public abstract class RowSupport<T> extends WriteSupport<T> {
    private final MessageType schema;
    private final String[] names;
    private Optional<RecordConsumer> consumer = Optional.empty();

    /// A support for rows of `schema`, whose columns are flat.
    protected RowSupport(MessageType schema) {
        this.schema = schema;
        this.names = schema.getFields().stream().map(type -> type.getName()).toArray(String[]::new);
    }

    /// Hands the fields of `row` over, in the order of the schema.
    protected abstract void fields(RecordConsumer to, T row);

    @Override
    @Deprecated
    public final WriteContext init(Configuration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public final WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public final void prepareForWrite(RecordConsumer target) {
        consumer = Optional.of(target);
    }

    @Override
    public final void write(T row) {
        RecordConsumer to = consumer.orElseThrow();
        to.startMessage();
        fields(to, row);
        to.endMessage();
    }

    /// Hands over a text as field `field`.
    protected final void text(RecordConsumer to, int field, Binary value) {
        to.startField(names[field], field);
        to.addBinary(value);
        to.endField(names[field], field);
    }

    /// Hands over a 64-bit integer as field `field`.
    protected final void number(RecordConsumer to, int field, long value) {
        to.startField(names[field], field);
        to.addLong(value);
        to.endField(names[field], field);
    }

    /// Hands over a 32-bit integer as field `field`.
    protected final void number(RecordConsumer to, int field, int value) {
        to.startField(names[field], field);
        to.addInteger(value);
        to.endField(names[field], field);
    }

    /// Hands over a 64-bit floating-point number as field `field`.
    protected final void number(RecordConsumer to, int field, double value) {
        to.startField(names[field], field);
        to.addDouble(value);
        to.endField(names[field], field);
    }
}
