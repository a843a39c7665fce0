package org.tileindex.clip;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tileindex.raster.BandValues;
import org.tileindex.raster.write.GeoTiffWriter;
import org.tileindex.raster.write.WrittenImage;
import org.tileindex.scan.Spans;
import org.tileindex.writer.AtomicFile;
import org.tileindex.writer.SyncBatch;

/// The file of one zone while it is written, tile row by tile row, under an unfinished name.
final class ClipFile implements Closeable {
    private final Clipper clipper;
    private final ZoneClip zone;
    private final Path file;
    private final Path unfinished;
    private final GeoTiffWriter writer;
    private boolean handedOver;

    ClipFile(Clipper clipper, ZoneClip zone, Path file) throws IOException {
        this.clipper = clipper;
        this.zone = zone;
        this.file = file;
        this.unfinished = AtomicFile.unfinished(file);
        this.writer = GeoTiffWriter.create(unfinished, clipper.images(zone));
    }

    /// Rows of a tile.
    int tileRows() {
        return writer.images().getFirst().tileHeight();
    }

    /// Writes the rows `[from, to)`, which begin with a tile and end with one, or with the file.
    ///
    /// @param values of [Clipper#cells] in each of the clipper's bands
    void write(int from, int to, List<BandValues> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            Optional<Long> outside = clipper.outside().get(i);
            if (outside.isPresent()) {
                fillOutside(from, to, values.get(i), outside.get());
            }
        }
        int bands = clipper.bands().size();
        write(0, from, to, values.subList(0, bands));
        if (writer.images().size() > 1) {
            write(1, from, to, values.subList(bands, values.size()));
        }
    }

    private void fillOutside(int from, int to, BandValues values, long bits) {
        Spans spans = zone.spans();
        for (int stored = from; stored < to; stored++) {
            int row = clipper.row(zone, stored);
            int start = (stored - from) * zone.width();
            int col = zone.col();
            for (int i = zone.firstSpan(row); i < spans.size() && spans.row(i) == row; i++) {
                values.replace(start + col - zone.col(), spans.colStart(i) - col, bits);
                col = spans.colEnd(i);
            }
            values.replace(start + col - zone.col(), zone.col() + zone.width() - col, bits);
        }
    }

    private void write(int number, int from, int to, List<BandValues> values) throws IOException {
        WrittenImage image = writer.images().get(number);
        for (int top = from; top < to; top += image.tileHeight()) {
            int height = Math.min(image.tileHeight(), to - top);
            for (int across = 0; across < image.tilesAcross(); across++) {
                byte[] samples = tile(image, top - from, height, across * image.tileWidth(), values);
                writer.tile(number, top / image.tileHeight() * image.tilesAcross() + across, samples);
            }
        }
    }

    /// The interleaved samples of a tile, with zeros beyond the edges of the image.
    private byte[] tile(WrittenImage image, int top, int height, int left, List<BandValues> values) {
        int size = image.type().bytes();
        int pixel = size * values.size();
        int width = Math.min(image.tileWidth(), image.width() - left);
        byte[] tile = new byte[image.tileHeight() * image.tileWidth() * pixel];
        for (int band = 0; band < values.size(); band++) {
            ByteBuffer from = values.get(band).samples();
            for (int row = 0; row < height; row++) {
                int source = ((top + row) * zone.width() + left) * size;
                int target = row * image.tileWidth() * pixel + band * size;
                if (values.size() == 1) {
                    from.get(source, tile, target, width * size);
                } else {
                    interleave(from, source, tile, target, width, size, pixel);
                }
            }
        }
        return tile;
    }

    private static void interleave(ByteBuffer from, int source, byte[] to, int target, int width, int size, int pixel) {
        for (int i = 0; i < width; i++) {
            for (int b = 0; b < size; b++) {
                to[target + i * pixel + b] = from.get(source + i * size + b);
            }
        }
    }

    /// Writes the last bytes.
    ///
    /// @return the size of the file
    long end() throws IOException {
        return writer.finish();
    }

    /// Whether a file of this name is there already with the same bytes.
    ///
    /// @throws OtherFileException if one with other bytes is there
    boolean isThere() throws IOException, OtherFileException {
        if (!Files.exists(file)) {
            return false;
        }
        if (Files.mismatch(file, unfinished) >= 0) {
            throw new OtherFileException(file);
        }
        return true;
    }

    /// Leaves the complete file to whoever syncs it and gives it its name.
    SyncBatch.Complete handOver() throws IOException {
        handedOver = true;
        return new SyncBatch.Complete(file, Files.size(unfinished), 0);
    }

    /// Removes what is not complete.
    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            if (!handedOver) {
                Files.deleteIfExists(unfinished);
            }
        }
    }
}
