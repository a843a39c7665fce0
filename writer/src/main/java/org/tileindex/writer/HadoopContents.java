package org.tileindex.writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.OpenFileOptions;

/// The bytes of files of a Hadoop file system, one after the other. Several pieces are under way at the same time,
/// because each takes the store some time to find.
final class HadoopContents implements Contents {
    private static final int PIECE_BYTES = 8 << 20;
    private static final int PIECES_AT_A_TIME = 8;

    private final FileSystem system;
    private final List<Piece> pieces = new ArrayList<>();
    private final ExecutorService readers = Executors.newFixedThreadPool(PIECES_AT_A_TIME);
    private final Deque<Future<byte[]>> coming = new ArrayDeque<>();
    private final int count;
    private int asked;
    private int taken;

    /// Bytes `[from, from + length)` of a file.
    private record Piece(int file, FileStatus status, long from, int length) {}

    HadoopContents(FileSystem system, List<FileStatus> files) {
        this.system = system;
        this.count = files.size();
        for (int file = 0; file < files.size(); file++) {
            long size = files.get(file).getLen();
            for (long from = 0; from < size; from += PIECE_BYTES) {
                pieces.add(new Piece(file, files.get(file), from, (int) Math.min(PIECE_BYTES, size - from)));
            }
        }
    }

    @Override
    public ByteBuffer next() throws IOException {
        while (asked < pieces.size() && coming.size() < PIECES_AT_A_TIME) {
            Piece piece = pieces.get(asked++);
            coming.add(readers.submit(() -> read(piece)));
        }
        if (coming.isEmpty()) {
            return ByteBuffer.allocate(0);
        }
        taken++;
        return ByteBuffer.wrap(Futures.await(coming.remove()));
    }

    @Override
    public int files() {
        return count;
    }

    @Override
    public int file() {
        return pieces.get(taken - 1).file();
    }

    private byte[] read(Piece piece) throws IOException {
        try (FSDataInputStream stream =
                Futures.await(system.openFile(piece.status().getPath())
                        .withFileStatus(piece.status())
                        .opt(
                                OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY,
                                OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_RANDOM)
                        .build())) {
            byte[] bytes = new byte[piece.length()];
            stream.readFully(piece.from(), bytes);
            return bytes;
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
        readers.close();
    }
}
