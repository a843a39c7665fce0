package org.tileindex.spark;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/// The data source `tile-index` of Spark: the tiles of zones as a table, without files.
///
///     spark.read().format("tile-index").option("grid", "5m").option("countries", "BR,IN").load()
///
/// Spark makes it by its name, which stands in `META-INF/services`.
public final class TileIndexSource implements TableProvider, DataSourceRegister {
    @Override
    public String shortName() {
        return SourceOptions.SOURCE;
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return TileTable.of(SourceOptions.SOURCE, options.asCaseSensitiveMap()).inferred();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return TileTable.of(SourceOptions.SOURCE, properties);
    }
}
