package org.tileindex.value;

import java.util.Locale;
import org.tileindex.raster.BandValues;

/// A condition on the value of a cell.
public enum CellMask {
    /// The cell has a value.
    VALID {
        @Override
        long[] bits(BandValues values) {
            return values.valid();
        }
    },
    /// The cell has a value above 0.
    POSITIVE {
        @Override
        long[] bits(BandValues values) {
            return values.positive();
        }
    };

    /// The name in options and parameters.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// One bit per cell, set if it fulfils the condition: cell `i` is bit `i % 64` of word `i / 64`.
    abstract long[] bits(BandValues values);
}
