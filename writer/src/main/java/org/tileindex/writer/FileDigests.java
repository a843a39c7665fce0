package org.tileindex.writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/// Sizes and digests of files that are read one after the other, of each and of all together.
final class FileDigests {
    private static final Manifest.Entry EMPTY = new Manifest.Entry(0, DigestUtils.sha256Hex(new byte[0]));

    private final List<Manifest.Entry> entries;
    private final MessageDigest all = DigestUtils.getSha256Digest();
    private final MessageDigest one = DigestUtils.getSha256Digest();
    private long bytes;

    /// @param files in the order in which they will be read
    FileDigests(List<String> files) {
        this.entries = new ArrayList<>(Collections.nCopies(files.size(), EMPTY));
    }

    /// Reads all files.
    void read(Contents contents) throws IOException {
        int file = 0;
        long size = 0;
        for (ByteBuffer block = contents.next(); block.hasRemaining(); block = contents.next()) {
            if (contents.file() != file) {
                end(file, size);
                file = contents.file();
                size = 0;
            }
            size += block.remaining();
            all.update(block.duplicate());
            one.update(block);
        }
        if (size > 0) {
            end(file, size);
        }
    }

    private void end(int file, long size) {
        bytes += size;
        if (size > 0) {
            entries.set(file, new Manifest.Entry(size, Hex.encodeHexString(one.digest())));
        }
    }

    /// One a file.
    List<Manifest.Entry> entries() {
        return entries;
    }

    /// The receipt of all of them; to be asked for once.
    Receipt receipt() {
        return new Receipt(Hex.encodeHexString(all.digest()), entries.size(), bytes);
    }
}
