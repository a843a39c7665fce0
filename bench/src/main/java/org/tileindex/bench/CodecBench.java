package org.tileindex.bench;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;
import org.tileindex.fault.TileIndexException;
import org.tileindex.parquet.PageCodecs;
import org.tileindex.tile.TileColumns;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.page.Codec;
import org.tileindex.writer.page.ColumnChunk;
import org.tileindex.writer.page.CompressedPage;
import org.tileindex.writer.page.PageWorkspace;
import org.tileindex.writer.page.RowGroupEncoder;

/// Encoding and compressing the pages of Indonesia's only row group, of both datasets, with each codec.
public class CodecBench extends SuiteBenchmark {
    @Param({"SNAPPY", "LZ4", "ZSTD", "NONE"})
    public Codec codec = Codec.SNAPPY;

    private Optional<TileColumns> columns = Optional.empty();
    private Optional<PageWorkspace> workspace = Optional.empty();
    private Optional<Compressor> compressor = Optional.empty();
    private List<byte[]> bodies = List.of();
    private byte[] compressed = new byte[0];

    /// Indonesia is narrow enough for LZ4, so that all codecs compress the same bodies.
    @Setup
    public void prove() throws IOException, TileIndexException {
        columns = Optional.of(CountryShard.of("ID").columns());
        compressor = compressor();
        List<CompressedPage> plain = pages(new PageWorkspace(Codec.NONE));
        workspace = Optional.of(new PageWorkspace(codec));
        List<CompressedPage> ours = encode();
        Gate.equal(plain.size(), ours.size(), "pages");
        bodies = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            bodies.add(plain.get(i).bytes().toInputStream().readAllBytes());
            requireBody(ours.get(i).bytes(), codec.parquetName(), bodies.get(i));
        }
        compressed = new byte[bodies.stream().mapToInt(this::bound).max().orElseThrow()];
        for (byte[] body : bodies) {
            BytesInput searched = BytesInput.from(compressed, 0, compress(body));
            requireBody(searched, codec.parquetName(), body);
        }
    }

    /// Forms to compressed pages, as in the writer: Snappy and LZ4 are told where pages repeat themselves.
    @Benchmark
    public List<CompressedPage> encode() {
        return pages(workspace.orElseThrow());
    }

    /// Finished page bodies to compressed ones: the codec has to search for repetitions.
    @Benchmark
    public void search(Blackhole sink) {
        for (byte[] body : bodies) {
            sink.consume(compress(body));
        }
    }

    /// All pages, dictionaries included, each once, whatever the number of columns that share it.
    private List<CompressedPage> pages(PageWorkspace buffers) {
        TileColumns described = columns.orElseThrow();
        RowGroupEncoder encoder =
                new RowGroupEncoder(buffers, described.runs(), described.runs().all(), CountryShard.PAGE_ROWS);
        Set<CompressedPage> pages = new LinkedHashSet<>();
        for (Column column : CountryShard.all(described)) {
            ColumnChunk chunk = encoder.encode(column);
            Stream.concat(chunk.dictionary().stream(), chunk.pages().stream()).forEach(pages::add);
        }
        return List.copyOf(pages);
    }

    private static void requireBody(BytesInput page, CompressionCodecName codec, byte[] body) throws IOException {
        BytesInputDecompressor decompressor = new PageCodecs().getDecompressor(codec);
        byte[] found =
                decompressor.decompress(page, body.length).toInputStream().readAllBytes();
        Gate.equal(ByteBuffer.wrap(body), ByteBuffer.wrap(found), codec + " page");
    }

    private Optional<Compressor> compressor() {
        return switch (codec) {
            case SNAPPY -> Optional.of(new SnappyCompressor());
            case LZ4 -> Optional.of(new Lz4Compressor());
            case ZSTD -> Optional.of(new ZstdCompressor());
            case NONE -> Optional.empty();
        };
    }

    private int bound(byte[] body) {
        return compressor.isPresent() ? compressor.get().maxCompressedLength(body.length) : body.length;
    }

    /// Compresses `body`, or copies it where there is no codec, and returns the size of the result.
    private int compress(byte[] body) {
        if (compressor.isPresent()) {
            return compressor.get().compress(body, 0, body.length, compressed, 0, compressed.length);
        }
        System.arraycopy(body, 0, compressed, 0, body.length);
        return body.length;
    }
}
