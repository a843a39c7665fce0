package org.tileindex.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.tileindex.raster.Band;

/// A condition on the value of a cell.
public enum CellMask {
    /// The cell has a value.
    VALID {
        @Override
        boolean takes(double value) {
            return !Double.isNaN(value);
        }
    },
    /// The cell has a value above 0.
    POSITIVE {
        @Override
        boolean takes(double value) {
            return value > 0;
        }
    };

    /// The name in options and parameters.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Clears the bits of cells that do not fulfil the condition, as [org.tileindex.raster.SampleVisitor] has them.
    void retain(Band band, int count, byte[] samples, int from, int stride, long[] valid) {
        if (this == VALID && !band.scaled()) {
            return;
        }
        ByteBuffer values = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
        int step = stride * band.stored().bytes();
        for (int i = 0; i < count; i++) {
            if (!takes(band.value(values, from + i * step))) {
                valid[i / Long.SIZE] &= ~(1L << i);
            }
        }
    }

    abstract boolean takes(double value);
}
