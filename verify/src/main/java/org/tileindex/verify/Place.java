package org.tileindex.verify;

import java.util.Comparator;

/// Place of a fault in an output.
///
/// @param file path below the output folder
/// @param row row of the file, from 0; -1 if the fault concerns no single row
/// @param country id of the zone; empty if the fault concerns no single zone
/// @param rasterRow row of the grid, from 0; -1 if the fault concerns no single cell
/// @param rasterCol column of the grid, from 0; -1 if the fault concerns no single cell
public record Place(String file, long row, String country, long rasterRow, long rasterCol)
        implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::file)
            .thenComparingLong(Place::row)
            .thenComparingLong(Place::rasterRow)
            .thenComparingLong(Place::rasterCol);

    static Place ofFile(String file) {
        return new Place(file, -1, "", -1, -1);
    }

    static Place ofCountry(String file, String country) {
        return new Place(file, -1, country, -1, -1);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /// The known parts, for a message.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (row >= 0) {
            text.append(" row ").append(row);
        }
        if (!country.isEmpty()) {
            text.append(", country ").append(country);
        }
        if (rasterRow >= 0) {
            text.append(", raster_row ")
                    .append(rasterRow)
                    .append(", raster_col ")
                    .append(rasterCol);
        }
        return text.toString();
    }
}
