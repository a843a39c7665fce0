package org.tileindex.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.tileindex.fault.Printable;

/// Checks a footer as far as it is about the whole file: its program, its metadata, its orders, its rows and its row
/// groups.
final class FooterCheck {
    private static final String NONE = "none";

    private final FileMetaData footer;
    private final FormatPromise promise;
    private final FileFaults faults;

    FooterCheck(FileMetaData footer, FormatPromise promise, FileFaults faults) {
        this.footer = footer;
        this.promise = promise;
        this.faults = faults;
    }

    void check() {
        faults.same("the footer is of another version of the format", 1, footer.getVersion());
        faults.same(
                "the schema has another name",
                promise.schema(),
                Printable.detail(footer.getSchema().getFirst().getName()));
        faults.same(
                "created_by differs from the run's",
                promise.createdBy(),
                footer.isSetCreated_by() ? Printable.detail(footer.getCreated_by()) : NONE);
        checkMetadata();
        if (footer.isSetEncryption_algorithm() || footer.isSetFooter_signing_key_metadata()) {
            faults.add("the file is encrypted or signed", "a plain file", "keys in the footer");
        }
        checkOrders();
        checkRowGroups();
    }

    /// Files with rectangles have an entry `geo`, which [GeoCheck] looks at; others have none.
    private void checkMetadata() {
        List<KeyValue> found =
                new ArrayList<>(footer.isSetKey_value_metadata() ? footer.getKey_value_metadata() : List.of());
        if (promise.geometry()
                && found.stream()
                                .filter(entry -> entry.getKey().equals(GeoCheck.KEY))
                                .count()
                        == 1) {
            found.removeIf(entry -> entry.getKey().equals(GeoCheck.KEY));
        }
        if (!found.isEmpty()) {
            faults.add(
                    "the footer has key-value metadata",
                    promise.geometry() ? GeoCheck.KEY + " only, once" : NONE,
                    found.stream()
                            .map(entry -> Printable.detail(entry.getKey() + "=" + entry.getValue()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private void checkOrders() {
        List<SchemaLeaf> leaves = SchemaLeaf.of(footer);
        int columns = leaves.size();
        List<ColumnOrder> orders = footer.isSetColumn_orders() ? footer.getColumn_orders() : List.of();
        if (orders.size() != columns) {
            faults.add("the footer has too few or too many column orders", columns, orders.size());
        }
        for (int c = 0; c < Math.min(columns, orders.size()); c++) {
            if (!orders.get(c).isSetTYPE_ORDER()) {
                faults.add(
                        "the order of column %s is not the one that its type defines"
                                .formatted(leaves.get(c).name()),
                        "TYPE_DEFINED_ORDER",
                        orders.get(c).isSetIEEE_754_TOTAL_ORDER() ? "IEEE_754_TOTAL_ORDER" : "an unknown order");
            }
        }
    }

    private void checkRowGroups() {
        List<RowGroup> groups = footer.getRow_groups();
        long rows = 0;
        for (int g = 0; g < groups.size(); g++) {
            RowGroup group = groups.get(g);
            rows += group.getNum_rows();
            if (g + 1 < groups.size() && group.getNum_rows() < promise.rowGroupRows()) {
                faults.add(
                        "a row group has fewer rows than the run promises",
                        "at least " + Quantity.of(promise.rowGroupRows(), "row") + " in all but the last",
                        "%s in row group %d of %d"
                                .formatted(Quantity.of(group.getNum_rows(), "row"), g, groups.size()));
            }
            checkRowGroup(g, group);
        }
        faults.same("the footer's row count is not the sum of its row groups'", rows, footer.getNum_rows());
    }

    private void checkRowGroup(int number, RowGroup group) {
        if (group.isSetSorting_columns()) {
            faults.add("a row group names sorting columns", NONE, group.getSorting_columnsSize());
        }
        if (group.isSetOrdinal()) {
            faults.same("the ordinal of a row group is wrong", number, (int) group.getOrdinal());
        }
        long compressed = 0;
        long uncompressed = 0;
        for (var chunk : group.getColumns()) {
            compressed += chunk.getMeta_data().getTotal_compressed_size();
            uncompressed += chunk.getMeta_data().getTotal_uncompressed_size();
        }
        faults.same(
                "the uncompressed size of a row group is not the sum of its columns'",
                uncompressed,
                group.getTotal_byte_size());
        if (group.isSetTotal_compressed_size()) {
            faults.same(
                    "the compressed size of a row group is not the sum of its columns'",
                    compressed,
                    group.getTotal_compressed_size());
        }
        if (group.isSetFile_offset() && group.getColumnsSize() > 0) {
            faults.same(
                    "the offset of a row group is not that of its first page",
                    ParquetBytes.start(group.getColumns().getFirst().getMeta_data()),
                    group.getFile_offset());
        }
    }
}
