package org.tileindex.bench;

import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.tileindex.bench.rows.RowSupport;

/// Rows of [ArrowTable] through parquet-java's row API at its best: values go from the vectors straight to the record
/// consumer.
final class RowsOfArrow extends RowSupport<RowsOfArrow.Row> {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message schema {
              required int64 id;
              required int64 time (TIMESTAMP(MICROS,false));
              required int32 code;
              required double value;
              optional double extra;
              required binary name (STRING);
            }
            """);

    RowsOfArrow() {
        super(SCHEMA);
    }

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

    @Override
    protected void fields(RecordConsumer to, Row row) {
        int at = row.at;
        number(to, 0, row.id.get(at));
        number(to, 1, row.time.get(at));
        number(to, 2, row.code.get(at));
        number(to, 3, row.value.get(at));
        if (!row.extra.isNull(at)) {
            number(to, 4, row.extra.get(at));
        }
        text(to, 5, Binary.fromConstantByteArray(row.name.get(at)));
    }
}
