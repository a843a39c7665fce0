package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.InflateLibrary;
import org.tileindex.raster.codec.ScalarSamples;

/// A tally foretells what a reader then fetches.
class BlockTallyTest {
    /// Columns 0 to 299 of rows 10 to 299, and a corner of the raster apart from them.
    private static List<CellRuns> windows() {
        return List.of(rectangle(10, 300, 0, 300), rectangle(700, 707, 990, 1003));
    }

    private static CellRuns rectangle(int rowFrom, int rowTo, int colFrom, int colTo) {
        int size = rowTo - rowFrom;
        int[] row = new int[size];
        int[] from = new int[size];
        int[] to = new int[size];
        for (int i = 0; i < size; i++) {
            row[i] = rowFrom + i;
            from[i] = colFrom;
            to[i] = colTo;
        }
        return new CellRuns(row, from, to, new int[size]);
    }

    private static List<Band> bands(Raster raster) throws Exception {
        List<Band> bands = new ArrayList<>();
        for (int band = 1; band <= raster.header().bands().size(); band++) {
            bands.add(raster.band(band, false));
        }
        return bands;
    }

    private static PlanFigures foretold(Raster raster) throws Exception {
        BlockTally tally = new BlockTally(bands(raster));
        windows().forEach(tally::add);
        return tally.figures();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b3_chunky",
                "b3_planar",
                "sparse_tiled_DEFLATE_Int32",
                "striped_DEFLATE_p1_Int16",
                "pixelispoint_DEFLATE_Int32",
                "cog_big_DEFLATE_Int32"
            })
    void aReaderFetchesWhatWasForetold(String name) throws Exception {
        BytesInMemory source = Variants.named(name).source();
        try (Raster raster = Raster.open(source, false)) {
            PlanFigures foretold = foretold(raster);
            ReadPlan plan = ReadPlan.of(bands(raster), windows());
            // The tally has read the index of the blocks, so that all further requests are for blocks.
            long before = source.figures().requests();
            WindowReader reader = new WindowReader(
                    new BlockCache(1 << 30),
                    new ScalarSamples(),
                    () -> new BlockDecoder(InflateLibrary.JDK, new ScalarSamples()));
            reader.read(plan, 0, plan.steps(), () -> false);
            assertEquals(reader.figures().blocks(), foretold.blocks());
            assertEquals(reader.figures().blockBytes(), foretold.bytes());
            assertEquals(source.figures().requests() - before, foretold.requests());
            assertTrue(foretold.requests() < foretold.blocks(), foretold::toString);
        }
    }

    @Test
    void noCellsTakeNoBlocks() throws Exception {
        try (Raster raster = Raster.open(Variants.named("b3_chunky").source(), false)) {
            BlockTally tally = new BlockTally(bands(raster));
            tally.add(rectangle(5, 5, 0, 10));
            assertEquals(new PlanFigures(0, 0, 0, List.of(ReadWay.FILE)), tally.figures());
        }
    }
}
