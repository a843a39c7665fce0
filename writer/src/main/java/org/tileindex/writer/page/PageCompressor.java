package org.tileindex.writer.page;

import io.airlift.compress.Compressor;
import java.util.Arrays;
import java.util.Optional;
import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.telemetry.Compress;
import org.tileindex.writer.telemetry.Stopwatch;
import org.tileindex.writer.telemetry.Telemetry;

/// Compresses finished pages. One instance per thread.
final class PageCompressor {
    private final String codec;
    private final Compressor compressor;
    private Stopwatch stopwatch = new Stopwatch();
    private byte[] scratch = new byte[1 << 16];

    PageCompressor(Codec codec) {
        this.codec = codec.parquetName().name();
        this.compressor = codec.newCompressor();
    }

    /// The page of `values` values whose body `sink` holds.
    CompressedPage compress(ByteSink sink, int values) {
        Optional<Compress> event = Telemetry.compress();
        stopwatch.start();
        int bound = compressor.maxCompressedLength(sink.size());
        if (scratch.length < bound) {
            scratch = new byte[bound];
        }
        int size = compressor.compress(sink.array(), 0, sink.size(), scratch, 0, scratch.length);
        stopwatch.stop();
        if (event.isPresent()) {
            event.get().finish(codec, sink.size(), size);
        }
        return new CompressedPage(Arrays.copyOf(scratch, size), sink.size(), values);
    }

    /// Returns the time spent compressing since the last call.
    Stopwatch takeTime() {
        Stopwatch taken = stopwatch;
        stopwatch = new Stopwatch();
        return taken;
    }
}
