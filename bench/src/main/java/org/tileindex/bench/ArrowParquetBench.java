package org.tileindex.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.tileindex.bench.rows.RowWriter;
import org.tileindex.writer.ArrowParquetWriter;
import org.tileindex.writer.pack.PackingKernel;
import org.tileindex.writer.pack.ScalarPacking;
import org.tileindex.writer.pack.simd.VectorPacking;
import org.tileindex.writer.page.Codec;

/// Writes a table of Arrow batches to one Parquet file: in bulk, with either kernel, and by parquet-java's row API.
/// Both sync the file. A quarter of the default number of batches makes a row group.
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ArrowParquetBench extends SuiteBenchmark {
    /// Number of different batches, which are written again and again.
    private static final int BATCHES = 16;

    @Param({"scalar", "vector", "rows"})
    public String writer = "";

    @Param({"SNAPPY", "NONE"})
    public Codec codec = Codec.SNAPPY;

    /// Number of batches of 65,536 rows in the file.
    @Param("64")
    public int batches = 1;

    private final BufferAllocator allocator = new RootAllocator();
    private final List<VectorSchemaRoot> table = new ArrayList<>();
    private Path folder = Path.of("");

    @Setup
    public void prove() throws IOException, SQLException {
        folder = Files.createTempDirectory("arrow-bench");
        for (int i = 0; i < BATCHES; i++) {
            table.add(ArrowTable.batch((long) i * ArrowTable.BATCH_ROWS, allocator));
        }
        String expected = digest(rows());
        Gate.equal(expected, digest(bulk(new ScalarPacking())), "content of the file in bulk, read by DuckDB");
        Gate.equal(expected, digest(bulk(new VectorPacking())), "content of the vector kernel's file, read by DuckDB");
    }

    /// Number of rows, hash and a sum of the rows of a file, by DuckDB.
    private static String digest(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) || ' ' || bit_xor(hash(t)) || ' ' || sum(id * 3 + code) FROM read_parquet('"
                                + file + "') t")) {
            row.next();
            return row.getString(1);
        }
    }

    @TearDown
    public void tearDown() throws IOException {
        table.forEach(VectorSchemaRoot::close);
        allocator.close();
        Files.deleteIfExists(folder.resolve("table.parquet"));
        Files.delete(folder);
    }

    @Benchmark
    public Path write() throws IOException {
        return switch (writer) {
            case "scalar" -> bulk(new ScalarPacking());
            case "vector" -> bulk(new VectorPacking());
            default -> rows();
        };
    }

    private Path bulk(PackingKernel kernel) throws IOException {
        Path path = folder.resolve("table.parquet");
        try (ArrowParquetWriter bulk = new ArrowParquetWriter(
                path,
                ArrowTable.SCHEMA,
                codec,
                ArrowParquetWriter.ROW_GROUP_ROWS,
                ArrowParquetWriter.PAGE_ROWS,
                kernel)) {
            for (int i = 0; i < batches; i++) {
                bulk.write(table.get(i % BATCHES));
            }
            bulk.finish();
        }
        return path;
    }

    private Path rows() throws IOException {
        Path path = folder.resolve("table.parquet");
        try (ParquetWriter<RowsOfArrow.Row> rows = RowWriter.of(path, new RowsOfArrow(), codec.parquetName())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build()) {
            for (int i = 0; i < batches; i++) {
                VectorSchemaRoot batch = table.get(i % BATCHES);
                RowsOfArrow.Row row = new RowsOfArrow.Row(batch);
                for (int at = 0; at < batch.getRowCount(); at++) {
                    rows.write(row.at(at));
                }
            }
        }
        // The writer in bulk syncs its file, too.
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        return path;
    }
}
