package org.tileindex.spark;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/// The table of the tiles that some options ask for. Its zones are read, validated and scanned once, when the first
/// query is planned.
final class TileTable implements SupportsRead {
    private final String name;
    private final Map<String, String> properties;
    private final SourceOptions options;
    private final Optional<SourceFault> fault;
    private Optional<FoundTiles> found = Optional.empty();

    private TileTable(String name, Map<String, String> properties, SourceOptions options, Optional<SourceFault> fault) {
        this.name = name;
        this.properties = Map.copyOf(properties);
        this.options = options;
        this.fault = fault;
    }

    /// The table of some options. A table of the catalog whose options are wrong exists, so that it can be dropped, but
    /// cannot be read.
    ///
    /// @param properties options by name
    /// @throws SourceFault if options are wrong, and the table is not of the catalog
    static TileTable of(String name, Map<String, String> properties) {
        try {
            return new TileTable(name, properties, SourceOptions.of(properties), Optional.empty());
        } catch (SourceFault e) {
            if (!OptionReader.isOfCatalog(properties)) {
                throw e;
            }
            return new TileTable(name, properties, SourceOptions.of(Map.of()), Optional.of(e));
        }
    }

    @Override
    public String name() {
        return name;
    }

    /// The columns as Spark infers them.
    StructType inferred() {
        return SourceColumn.schema(SourceColumn.all(options));
    }

    @Override
    public Column[] columns() {
        return SourceColumn.all(options).stream()
                .map(column -> Column.create(column.name(), column.type(), false))
                .toArray(Column[]::new);
    }

    @Override
    public Map<String, String> properties() {
        return properties;
    }

    @Override
    public Set<TableCapability> capabilities() {
        return EnumSet.of(TableCapability.BATCH_READ);
    }

    /// @param given options of the query, which take the place of the table's
    /// @throws SourceFault if options are wrong
    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap given) {
        if (fault.isPresent()) {
            throw fault.get();
        }
        Map<String, String> all = new HashMap<>(new CaseInsensitiveStringMap(properties).asCaseSensitiveMap());
        given.asCaseSensitiveMap().forEach((key, value) -> {
            all.keySet().removeIf(key::equalsIgnoreCase);
            all.put(key, value);
        });
        SourceOptions wanted = SourceOptions.of(all);
        if (wanted.equals(options)) {
            return new TileScanBuilder(options, this::found);
        }
        List<SourceColumn> columns = SourceColumn.all(options);
        if (!SourceColumn.all(wanted).equals(columns)) {
            throw SourceFault.ofOption(
                    "zone-ids or coverage", "a query cannot change the columns of a table", "Make another table.");
        }
        return new TileScanBuilder(wanted, () -> TileSearch.find(wanted));
    }

    private synchronized FoundTiles found() {
        if (found.isEmpty()) {
            found = Optional.of(TileSearch.find(options));
        }
        return found.get();
    }
}
