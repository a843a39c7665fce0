package org.tileindex.spark;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.tileindex.batch.TileRuns;

/// A column of few texts: the id of the zone of each tile. Where there is one text, it is that of every row.
final class TextVector extends TileVector {
    private final UTF8String[] texts;
    /// For each row the position of its text; empty if there is one text.
    private final int[] positions;

    /// @param rows the most rows of a batch
    TextVector(List<String> texts, int rows) {
        super(DataTypes.StringType);
        this.texts = texts.stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
        this.positions = new int[texts.size() == 1 ? 0 : rows];
    }

    /// Takes the zones of some runs.
    void fill(TileRuns runs) {
        if (positions.length == 0) {
            return;
        }
        int tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            Arrays.fill(positions, tile, tile + runs.length(run), runs.zone(run));
            tile += runs.length(run);
        }
    }

    @Override
    public UTF8String getUTF8String(int row) {
        return texts[positions.length == 0 ? 0 : positions[row]];
    }

    @Override
    public byte[] getBinary(int row) {
        return getUTF8String(row).getBytes();
    }
}
