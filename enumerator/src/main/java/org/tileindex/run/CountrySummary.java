package org.tileindex.run;

/// What a run found in one country.
///
/// @param visited cells of the window around the country
/// @param seconds worker time spent on it
public record CountrySummary(String id, long visited, Cells cells, double seconds) {

    /// What the scan found.
    ///
    /// @param included cells that belong to the country
    /// @param inHoles cells that its holes took away
    /// @param firstTile the smallest tile id; -1 if there is none
    /// @param lastTile the largest tile id; -1 if there is none
    public record Cells(long included, long inHoles, long firstTile, long lastTile, int shards) {
        static final Cells NONE = new Cells(0, 0, -1, -1, 0);
    }
}
