package org.tileindex.verify;

import org.apache.commons.numbers.fraction.BigFraction;

/// The sides of a cell, as the grid has them. A polygon that lies at another turn of the globe is moved to it by `turn`
/// degrees eastwards.
record CellBox(double west, double south, double east, double north) {
    BigFraction width() {
        return BigFraction.from(east).subtract(BigFraction.from(west));
    }

    BigFraction height() {
        return BigFraction.from(north).subtract(BigFraction.from(south));
    }

    BigFraction area() {
        return width().multiply(height());
    }
}
