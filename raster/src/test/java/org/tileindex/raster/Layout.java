package org.tileindex.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.codec.SampleType;

/// A GeoTIFF file of a random layout, which `raster/src/test/gdal/layouts.py` has GDAL write.
///
/// @param number that the layout is drawn from
/// @param refusal a word of the message that refuses the file; empty where it can be read
/// @param text the layout for people
record Layout(
        int number, SampleType type, int width, int height, int bands, boolean southUp, String refusal, String text) {
    /// Reads a line of the script, of which further fields are left out.
    static Layout of(String line) {
        String[] words = line.split("\t", -1);
        return new Layout(
                Integer.parseInt(words[0]),
                SampleType.valueOf(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]),
                words[5].equals("1"),
                words[6],
                words[7]);
    }

    /// Whether an error refuses the file by name, in one line.
    boolean isRefusedBy(TileIndexException e) {
        String message = String.valueOf(e.getMessage());
        return !refusal.isEmpty()
                && e.code() == ErrorCode.E010_INPUT
                && message.contains(refusal)
                && !message.contains("\n");
    }

    /// How a raster differs from what GDAL reads of this layout; empty if it does not.
    ///
    /// @param content values and masks, as the script writes them
    String difference(Raster raster, byte[] content) throws TileIndexException, InterruptedException {
        String copied = difference(raster, WholeRasters.read(raster), content);
        return copied.isEmpty() ? difference(raster, WholeRasters.visited(raster), content) : copied;
    }

    private String difference(Raster raster, List<BandValues> values, byte[] content) throws TileIndexException {
        int gdalBytes = type == SampleType.FLOAT16 ? Float.BYTES : type.bytes();
        boolean same = raster.header().image().width() == width
                && raster.header().image().height() == height
                && values.size() == bands
                && values.getFirst().type() == type
                && content.length == bands * width * height * (gdalBytes + 1);
        if (!same || !refusal.isEmpty()) {
            return "another size or type, or not refused";
        }
        int length = content.length / bands;
        for (int band = 0; band < bands; band++) {
            ByteBuffer expected =
                    ByteBuffer.wrap(content, band * length, length).slice();
            String found = difference(values.get(band), expected.order(ByteOrder.LITTLE_ENDIAN), gdalBytes);
            if (!found.isEmpty()) {
                return "band " + (band + 1) + found;
            }
        }
        return "";
    }

    private String difference(BandValues mine, ByteBuffer expected, int bytes) {
        for (int cell = 0; cell < width * height; cell++) {
            int row = cell / width;
            int stored = (southUp ? height - 1 - row : row) * width + cell % width;
            long theirs = bits(expected, stored * bytes, bytes);
            boolean valid = expected.get(width * height * bytes + stored) != 0 && !isNan(theirs);
            boolean found = (mine.valid()[cell / Long.SIZE] >>> cell & 1) != 0;
            if (valid != found || (valid && theirs != widened(mine, cell))) {
                return " row %d column %d is %s %x, not %s %x"
                        .formatted(row, cell % width, found, widened(mine, cell), valid, theirs);
            }
        }
        return "";
    }

    private boolean isNan(long bits) {
        return switch (type) {
            case FLOAT16, FLOAT32 -> Float.isNaN(Float.intBitsToFloat((int) bits));
            case FLOAT64 -> Double.isNaN(Double.longBitsToDouble(bits));
            default -> false;
        };
    }

    /// The bits of a value as GDAL reads it, to which 16 bits of a floating point number are 32.
    private static long widened(BandValues values, int cell) {
        if (values.type() == SampleType.FLOAT16) {
            float number = Float.float16ToFloat(values.samples().getShort(cell * Short.BYTES));
            return Float.floatToRawIntBits(number) & 0xFFFF_FFFFL;
        }
        return bits(
                values.samples(), cell * values.type().bytes(), values.type().bytes());
    }

    private static long bits(ByteBuffer from, int at, int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> from.get(at) & 0xFFL;
            case Short.BYTES -> from.getShort(at) & 0xFFFFL;
            case Integer.BYTES -> from.getInt(at) & 0xFFFF_FFFFL;
            default -> from.getLong(at);
        };
    }
}
