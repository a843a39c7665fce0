package org.tileindex.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/// Converters that discard what they get, for readers of flat columns that take values from the columns themselves.
public final class FlatColumns extends GroupConverter {
    private final List<PrimitiveConverter> fields;

    /// @param fields the number of columns
    public FlatColumns(int fields) {
        List<PrimitiveConverter> converters = new ArrayList<>(fields);
        for (int i = 0; i < fields; i++) {
            converters.add(new PrimitiveConverter() {});
        }
        this.fields = converters;
    }

    @Override
    public Converter getConverter(int field) {
        return fields.get(field);
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
}
