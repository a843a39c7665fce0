package org.tileindex.bench.rows;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/// Builds parquet-java's row writers for local files, with its defaults except for the codec.
///
/// @param <T> the rows
public final class RowWriter<T> extends ParquetWriter.Builder<T, RowWriter<T>> {
    private final RowSupport<T> support;

    private RowWriter(Path file, RowSupport<T> support) {
        super(new LocalOutputFile(file));
        this.support = support;
    }

    /// A builder of a writer of `file` in a codec. Building fails where the file exists, unless its mode says
    /// otherwise.
    public static <T> RowWriter<T> of(Path file, RowSupport<T> support, CompressionCodecName codec) {
        return new RowWriter<>(file, support)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(codec);
    }

    @Override
    protected RowWriter<T> self() {
        return this;
    }

    @Override
    @SuppressWarnings("deprecation") // Hadoop's configuration; abstract in the class, and not called.
    protected WriteSupport<T> getWriteSupport(Configuration configuration) {
        return support;
    }

    @Override
    protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
        return support;
    }
}
