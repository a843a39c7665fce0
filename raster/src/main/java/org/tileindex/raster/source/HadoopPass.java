package org.tileindex.raster.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.tileindex.fault.TileIndexException;

/// One pass over a file of a Hadoop file system.
final class HadoopPass implements OnePass {
    private final ByteSource source;
    private final HadoopFile file;
    private final ReadCounts counts;
    private final RangeOrder order = new RangeOrder();
    private Optional<FSDataInputStream> open = Optional.empty();

    HadoopPass(ByteSource source, HadoopFile file, ReadCounts counts) {
        this.source = source;
        this.file = file;
        this.counts = counts;
    }

    @Override
    public ByteBuffer take(ByteRange range) throws TileIndexException, InterruptedException {
        order.moveTo(range);
        SourceFaults.requireInside(range, source);
        if (open.isEmpty()) {
            open = Optional.of(file.open("sequential"));
            counts.request();
        }
        FSDataInputStream stream = open.get();
        ByteBuffer bytes = ByteBuffer.allocate(range.length());
        try {
            stream.seek(range.offset());
            stream.readFully(bytes.array());
        } catch (IOException | RuntimeException e) {
            throw file.faults().of(e);
        }
        counts.bytes(range.length());
        file.requireUnchanged();
        return bytes;
    }

    @Override
    public void close() {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
        open = Optional.empty();
    }
}
