package org.tileindex.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tileindex.raster.CacheFigures;
import org.tileindex.raster.ReadFigures;
import org.tileindex.raster.ReadWay;
import org.tileindex.raster.source.SourceFigures;

/// Each process counts once, with the last of its answers, in whatever order they arrive.
class GatheredUseTest {
    private final GatheredUse gathered = new GatheredUse();

    private static RasterUse use(long factor, ReadWay way) {
        return new RasterUse(
                List.of(
                        new SourceFigures(factor, 2 * factor, 3 * factor, 4 * factor, 5 * factor, 6 * factor),
                        new SourceFigures(7 * factor, 8 * factor, 9 * factor, 10 * factor, 11 * factor, 12 * factor)),
                new ReadFigures(13 * factor, 14 * factor, 15 * factor, 16 * factor, 17 * factor, 18 * factor),
                new CacheFigures(19 * factor, 20 * factor, 21 * factor, 22 * factor, 23 * factor),
                List.of(new RasterWay("", way, factor)));
    }

    @Test
    void theLastAnswerOfEachProcessCounts() {
        gathered.take(new SiteUse("a", 1, use(1, ReadWay.FILE)));
        gathered.take(new SiteUse("b", 2, use(10, ReadWay.FILE)));
        gathered.take(new SiteUse("a", 3, use(5, ReadWay.FILE)));
        gathered.take(new SiteUse("a", 2, use(4, ReadWay.FILE)));
        gathered.take(new SiteUse("b", 1, use(9, ReadWay.FILE)));
        assertEquals(use(15, ReadWay.FILE), gathered.total());
    }

    @Test
    void waysAreToldApart() {
        gathered.take(new SiteUse("a", 1, use(1, ReadWay.MOST)));
        gathered.take(new SiteUse("b", 1, use(2, ReadWay.PART)));
        gathered.take(new SiteUse("c", 1, use(3, ReadWay.MOST)));
        assertEquals(
                List.of(new RasterWay("", ReadWay.PART, 2), new RasterWay("", ReadWay.MOST, 4)),
                gathered.total().ways());
    }

    @Test
    void withoutRastersThereIsNothing() {
        gathered.take(new SiteUse("a", 1, RasterUse.NONE));
        assertEquals(RasterUse.NONE, gathered.total());
        assertEquals(use(1, ReadWay.FILE), use(1, ReadWay.FILE).plus(gathered.total()));
    }
}
