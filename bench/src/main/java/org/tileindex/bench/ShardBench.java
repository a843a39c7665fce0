package org.tileindex.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.tileindex.fault.TileIndexException;
import org.tileindex.writer.page.Codec;

/// Writing one shard of Russia to both datasets: describing, encoding, compressing, writing and syncing, as a task
/// does.
public class ShardBench extends SuiteBenchmark {
    @Param({"SNAPPY", "LZ4", "ZSTD", "NONE"})
    public Codec codec = Codec.SNAPPY;

    private Optional<ShardFolder> work = Optional.empty();

    @Setup
    public void prove() throws IOException, SQLException, TileIndexException {
        ShardFolder made = new ShardFolder(CountryShard.of("RU"), codec);
        work = Optional.of(made);
        made.prove();
    }

    @Benchmark
    public long write() throws IOException, TileIndexException {
        return work.orElseThrow().write();
    }

    @TearDown
    public void discard() throws IOException, TileIndexException {
        work.orElseThrow().discard();
    }
}
