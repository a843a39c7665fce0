package org.tileindex.writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.tileindex.writer.telemetry.Stopwatch;

/// A local file for Parquet, written in blocks; see [BlockStream].
///
/// @param buffer from [DirectFile#newBuffer]; belongs to this file alone while it is open
/// @param stopwatch measures the writes to the operating system
record BlockOutputFile(Path path, ByteBuffer buffer, Stopwatch stopwatch) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
        return new BlockStream(path, buffer, stopwatch, StandardOpenOption.CREATE_NEW);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
        return new BlockStream(
                path, buffer, stopwatch, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }
}
