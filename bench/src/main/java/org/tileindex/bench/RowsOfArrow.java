package org.tileindex.bench;

import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/// Rows of [ArrowTable] through parquet-java's row API at its best: no record objects, values go from the vectors
/// straight to the record consumer.
final class RowsOfArrow extends WriteSupport<RowsOfArrow.Row> {
    static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message schema {
              required int64 id;
              required int64 time (TIMESTAMP(MICROS,false));
              required int32 code;
              required double value;
              optional double extra;
              required binary name (STRING);
            }
            """);

    private Optional<RecordConsumer> consumer = Optional.empty();

    /// A place in a batch; one object serves all rows.
    static final class Row {
        private final BigIntVector id;
        private final TimeStampMicroVector time;
        private final IntVector code;
        private final Float8Vector value;
        private final Float8Vector extra;
        private final VarCharVector name;
        private int at;

        Row(VectorSchemaRoot batch) {
            id = (BigIntVector) batch.getVector("id");
            time = (TimeStampMicroVector) batch.getVector("time");
            code = (IntVector) batch.getVector("code");
            value = (Float8Vector) batch.getVector("value");
            extra = (Float8Vector) batch.getVector("extra");
            name = (VarCharVector) batch.getVector("name");
        }

        Row at(int row) {
            at = row;
            return this;
        }
    }

    /// A builder of writers of such rows.
    static final class Builder extends ParquetWriter.Builder<Row, Builder> {
        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // Hadoop's configuration; abstract in the class, and not called.
        protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
            return new RowsOfArrow();
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
            return new RowsOfArrow();
        }
    }

    @Override
    @SuppressWarnings("deprecation") // Hadoop's configuration; abstract in the class, and not called.
    public WriteContext init(Configuration configuration) {
        return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer target) {
        consumer = Optional.of(target);
    }

    @Override
    public void write(Row row) {
        RecordConsumer to = consumer.orElseThrow();
        int at = row.at;
        to.startMessage();
        to.startField("id", 0);
        to.addLong(row.id.get(at));
        to.endField("id", 0);
        to.startField("time", 1);
        to.addLong(row.time.get(at));
        to.endField("time", 1);
        to.startField("code", 2);
        to.addInteger(row.code.get(at));
        to.endField("code", 2);
        to.startField("value", 3);
        to.addDouble(row.value.get(at));
        to.endField("value", 3);
        if (!row.extra.isNull(at)) {
            to.startField("extra", 4);
            to.addDouble(row.extra.get(at));
            to.endField("extra", 4);
        }
        to.startField("name", 5);
        to.addBinary(Binary.fromConstantByteArray(row.name.get(at)));
        to.endField("name", 5);
        to.endMessage();
    }
}
