package org.tileindex.writer;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm.Constant;
import org.tileindex.writer.form.ColumnForm.Lookup;
import org.tileindex.writer.form.ColumnForm.PerRun;
import org.tileindex.writer.form.ColumnForm.Ramp;
import org.tileindex.writer.form.RampStart;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.ValueTable;

/// A column together with the expected value of each row, computed naively.
record SampleColumn(Column column, Rows rows) {

    /// The value of row `k` of run `run`: a `Long` for all whole numbers, a `Double` or a `String`.
    interface Rows {
        Object at(int run, int k);
    }

    String name() {
        return column.type().getName();
    }

    static SampleColumn text(String name, String value) {
        PrimitiveType type = Types.required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
        return new SampleColumn(
                new Column(type, new Constant(new ValueTable.Texts(java.util.List.of(value)))), (run, k) -> value);
    }

    static SampleColumn constant(String name, double value) {
        ValueTable table = ValueTable.Doubles.of(new double[] {value});
        return new SampleColumn(new Column(doubles(name), new Constant(table)), (run, k) -> value);
    }

    static SampleColumn perRun(String name, double[] values, int[] positions, RunIndex index) {
        PerRun form = new PerRun(ValueTable.Doubles.of(values), index);
        return new SampleColumn(new Column(doubles(name), form), (run, k) -> values[positions[run]]);
    }

    static SampleColumn perRunOrdinals(String name, int[] positions, RunIndex index) {
        PerRun form = new PerRun(new ValueTable.Ordinals(), index);
        return new SampleColumn(new Column(unsigned(name, 32), form), (run, k) -> (long) positions[run]);
    }

    static SampleColumn lookup(String name, double[] values, int[] positions, RunIndex index) {
        Lookup form = new Lookup(ValueTable.Doubles.of(values), index);
        return new SampleColumn(new Column(doubles(name), form), (run, k) -> values[positions[run] + k]);
    }

    static SampleColumn lookupUnordered(String name, double[] values, int[] positions, RunIndex index) {
        Lookup form = new Lookup(ValueTable.Doubles.unordered(values), index);
        return new SampleColumn(new Column(doubles(name), form), (run, k) -> values[positions[run] + k]);
    }

    static SampleColumn lookupOrdinals(String name, int[] positions, RunIndex index) {
        Lookup form = new Lookup(new ValueTable.Ordinals(), index);
        return new SampleColumn(new Column(unsigned(name, 32), form), (run, k) -> (long) positions[run] + k);
    }

    static SampleColumn ramp(String name, int bits, long[] starts) {
        Ramp form = new Ramp(new RampStart(starts));
        return new SampleColumn(new Column(unsigned(name, bits), form), (run, k) -> starts[run] + k);
    }

    private static PrimitiveType doubles(String name) {
        return Types.required(PrimitiveTypeName.DOUBLE).named(name);
    }

    private static PrimitiveType unsigned(String name, int bits) {
        return Types.required(bits == 32 ? PrimitiveTypeName.INT32 : PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.intType(bits, false))
                .named(name);
    }
}
