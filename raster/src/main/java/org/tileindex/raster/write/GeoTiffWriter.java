package org.tileindex.raster.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Writes a TIFF file: first the directories of its images, then tiles in the order in which they are given, at last
/// the tiles' places into the directories. The file is a BigTIFF if its tiles, were they not compressed, would take it
/// beyond 4 GiB.
public final class GeoTiffWriter implements Closeable {
    /// Room for directories, and for tiles that do not get smaller, below 4 GiB.
    private static final long MOST_CLASSIC = (1L << 32) - (64L << 20);

    private final List<WrittenImage> images;
    private final boolean big;
    private final List<TiffDirectory> directories = new ArrayList<>();
    private final List<Long> places = new ArrayList<>();
    private final List<ByteBuffer> offsets = new ArrayList<>();
    private final List<ByteBuffer> counts = new ArrayList<>();
    private final FileChannel channel;
    private final TileEncoder encoder = new TileEncoder();
    private long end;

    private GeoTiffWriter(FileChannel channel, List<WrittenImage> images) {
        this.channel = channel;
        this.images = List.copyOf(images);
        this.big = isBig(images);
        this.end = big ? 16 : 8;
        for (WrittenImage image : images) {
            TiffDirectory directory = new TiffDirectory(image.tags(big), big);
            directories.add(directory);
            places.add(end);
            int bytes = image.tiles() * (big ? Long.BYTES : Integer.BYTES);
            offsets.add(ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN));
            counts.add(ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN));
            end += directory.length();
        }
    }

    /// Creates the file, or empties it.
    ///
    /// @param images the first is the raster, the others its masks
    public static GeoTiffWriter create(Path file, List<WrittenImage> images) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        boolean done = false;
        try {
            GeoTiffWriter writer = new GeoTiffWriter(channel, images);
            writer.writeDirectories();
            done = true;
            return writer;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    private static boolean isBig(List<WrittenImage> images) {
        double bytes = 0;
        for (WrittenImage image : images) {
            // A tile may grow by some bytes for each 16 KiB, and has an entry in the directory.
            bytes += image.tiles() * (image.tileBytes() * 1.001 + 64);
        }
        return bytes > MOST_CLASSIC;
    }

    private void writeDirectories() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(big ? 16 : 8).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 'I').put((byte) 'I').putShort((short) (big ? 43 : 42));
        if (big) {
            head.putShort((short) 8).putShort((short) 0).putLong(places.getFirst());
        } else {
            head.putInt(places.getFirst().intValue());
        }
        write(head.flip(), 0);
        for (int i = 0; i < directories.size(); i++) {
            long next = i + 1 < directories.size() ? places.get(i + 1) : 0;
            write(directories.get(i).at(places.get(i), next), places.get(i));
        }
    }

    /// The images of the file.
    public List<WrittenImage> images() {
        return images;
    }

    /// Writes a tile.
    ///
    /// @param image its number
    /// @param tile its number in the image, row by row
    /// @param samples little-endian, interleaved, of whole bytes each; they are changed
    public void tile(int image, int tile, byte[] samples) throws IOException {
        ByteBuffer stored = encoder.encode(images.get(image), samples);
        put(offsets.get(image), tile, end);
        put(counts.get(image), tile, stored.remaining());
        int size = stored.remaining();
        write(stored, end);
        // Offsets are even, as TIFF wants it.
        end += size + size % 2;
    }

    private void put(ByteBuffer places, int tile, long number) {
        if (big) {
            places.putLong(tile * Long.BYTES, number);
        } else {
            places.putInt(tile * Integer.BYTES, (int) number);
        }
    }

    /// Writes the places of the tiles. Nothing is synced.
    ///
    /// @return the size of the file
    public long finish() throws IOException {
        for (int i = 0; i < images.size(); i++) {
            write(offsets.get(i), places.get(i) + directories.get(i).position(TiffDirectory.OFFSETS));
            write(counts.get(i), places.get(i) + directories.get(i).position(TiffDirectory.COUNTS));
        }
        return channel.size();
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long to = at;
        while (bytes.hasRemaining()) {
            to += channel.write(bytes, to);
        }
    }

    @Override
    public void close() throws IOException {
        encoder.close();
        channel.close();
    }
}
