package org.tileindex.writer.page;

import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

/// The pages of one column in one row group.
///
/// @param column name of the column
/// @param dictionary the dictionary page, if the encoding has one
/// @param pages data pages, in row order
/// @param statistics one entry per data page
/// @param encoding of the values in the data pages
public record ColumnChunk(
        String column,
        Optional<CompressedPage> dictionary,
        List<CompressedPage> pages,
        List<Statistics<?>> statistics,
        Encoding encoding) {}
