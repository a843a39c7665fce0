package org.tileindex.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.Quantity;

/// A column of the data source: a quantity of each tile under a name of `tile_index` or `tile_bounds`.
record SourceColumn(String name, Quantity quantity) {
    /// The columns of both datasets, joined.
    static List<SourceColumn> all(SourceOptions options) {
        List<Dataset> datasets = options.coverage() ? Dataset.withCoverage(Dataset.TILES) : Dataset.TILES;
        Map<String, Quantity> columns = new LinkedHashMap<>();
        for (Dataset dataset : datasets) {
            dataset.columns().forEach(column -> columns.putIfAbsent(column.name(options.ids()), column.quantity()));
        }
        List<SourceColumn> all = new ArrayList<>(columns.size());
        columns.forEach((name, quantity) -> all.add(new SourceColumn(name, quantity)));
        return List.copyOf(all);
    }

    /// Those of `columns` that `schema` has, in its order.
    static List<SourceColumn> of(StructType schema, List<SourceColumn> columns) {
        List<SourceColumn> chosen = new ArrayList<>();
        for (String name : schema.fieldNames()) {
            chosen.add(columns.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no column " + name)));
        }
        return chosen;
    }

    /// The columns as Spark has them, none of them nullable.
    static StructType schema(List<SourceColumn> columns) {
        return new StructType(columns.stream()
                .map(column -> new StructField(column.name(), column.type(), false, Metadata.empty()))
                .toArray(StructField[]::new));
    }

    /// The type in Spark, which has no unsigned numbers. Ids are below 2^44, rows and columns below 2^22.
    DataType type() {
        return switch (quantity.type()) {
            case TEXT -> DataTypes.StringType;
            case UINT32 -> DataTypes.IntegerType;
            case UINT64 -> DataTypes.LongType;
            case DOUBLE -> DataTypes.DoubleType;
            case BYTES -> DataTypes.BinaryType;
        };
    }
}
