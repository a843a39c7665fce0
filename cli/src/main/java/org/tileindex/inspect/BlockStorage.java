package org.tileindex.inspect;

import java.util.Optional;
import java.util.stream.LongStream;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteRange;
import org.tileindex.raster.tiff.GeoTiffHeader;
import org.tileindex.raster.tiff.TiffImage;

/// How much room the full-resolution image of a raster takes.
///
/// @param decodedBytes of its pixels
/// @param storedBytes of its blocks, or of the whole file
/// @param measured the stored bytes are those of the blocks, and not of the file
/// @param sparse number of blocks that are not stored; 0 where they were not counted
record BlockStorage(long decodedBytes, long storedBytes, boolean measured, long sparse) {
    /// Blocks of the largest image whose index is read.
    static final int MOST_BLOCKS = 100_000;

    private static final int STRETCH = 10_000;

    /// The file's size stands in for the bytes of blocks that are too many, or whose places are damaged.
    static BlockStorage of(GeoTiffHeader header) throws TileIndexException, InterruptedException {
        TiffImage image = header.image();
        long decoded = (long) image.height() * rowBytes(image);
        if (image.blockCount() <= MOST_BLOCKS) {
            try {
                return measured(image, decoded);
            } catch (TileIndexException e) {
                return new BlockStorage(decoded, header.fileSize(), false, 0);
            }
        }
        return new BlockStorage(decoded, header.fileSize(), false, 0);
    }

    private static long rowBytes(TiffImage image) {
        return Math.ceilDiv(
                (long) image.width() * image.bands() * image.encoding().bits(), Byte.SIZE);
    }

    private static BlockStorage measured(TiffImage image, long decoded)
            throws TileIndexException, InterruptedException {
        long stored = 0;
        long sparse = 0;
        for (long from = 0; from < image.blockCount(); from += STRETCH) {
            long to = Math.min(image.blockCount(), from + STRETCH);
            for (Optional<ByteRange> block :
                    image.blocks().ranges(LongStream.range(from, to).toArray())) {
                stored += block.map(ByteRange::length).orElse(0);
                sparse += block.isPresent() ? 0 : 1;
            }
        }
        return new BlockStorage(decoded, stored, true, sparse);
    }

    /// Decoded bytes for each stored byte; 0 where nothing is stored, or nobody knows the size of a sample.
    double ratio() {
        return storedBytes == 0 ? 0 : (double) decodedBytes / storedBytes;
    }
}
