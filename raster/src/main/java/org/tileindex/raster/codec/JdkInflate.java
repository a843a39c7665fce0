package org.tileindex.raster.codec;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The JDK's zlib.
final class JdkInflate implements ZlibInflate {
    private final Inflater inflater = new Inflater();
    private final byte[] beyond = new byte[1];

    @Override
    public void inflate(byte[] stored, int from, int length, byte[] out, int size) throws CorruptBlockException {
        inflater.reset();
        inflater.setInput(stored, from, length);
        try {
            int written = 0;
            while (written < size) {
                int more = inflater.inflate(out, written, size - written);
                if (more == 0) {
                    throw new CorruptBlockException(
                            "ends too early: %,d of %,d bytes of its zlib stream".formatted(written, size));
                }
                written += more;
            }
            // The checksum is compared where the stream ends. The call that fills the output need not reach that.
            if (!inflater.finished() && inflater.inflate(beyond) == 0 && !inflater.finished()) {
                throw new CorruptBlockException("ends within the checksum of its zlib stream");
            }
        } catch (DataFormatException e) {
            throw new CorruptBlockException("is not a sound zlib stream: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
