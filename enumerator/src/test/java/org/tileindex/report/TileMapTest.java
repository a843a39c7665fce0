package org.tileindex.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.scan.Spans;
import org.tileindex.scan.SpansOf;

/// Every pixel shows what a search through all cells under it finds, whatever the grid and the order of drawing.
class TileMapTest {
    private static final int ZONES = 4;

    /// Rows, columns, and the height of a cell where its width is 1: pixels that are cells, that hold a whole number of
    /// cells or not, one row, one column, tall grids, cells that are no squares.
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "5, 9, 1",
        "720, 1440, 1",
        "1440, 2880, 1",
        "1001, 3001, 1",
        "1, 5000, 1",
        "5000, 1, 1",
        "3001, 700, 1",
        "1500, 1500, 0.3",
        "900, 2000, 7"
    })
    @Tag("slow")
    void everyPixelShowsWhatTheCellsUnderItSay(int nrows, int ncols, double height) {
        Grid grid = grid(nrows, ncols, height);
        SplittableRandom random = new SplittableRandom(nrows * 31L + ncols);
        List<Spans> zones = new ArrayList<>();
        for (int zone = 0; zone < ZONES; zone++) {
            zones.add(random(random, nrows, ncols));
        }
        TileMap map = new TileMap(grid, ids(ZONES));
        for (int zone = 0; zone < ZONES; zone++) {
            map.draw(zone, zones.get(zone));
        }
        assertSame(found(map, grid, zones), shown(map));
    }

    /// Names the first pixel that differs, not a million of them.
    private static void assertSame(List<Integer> expected, List<Integer> shown) {
        assertEquals(expected.size(), shown.size());
        for (int pixel = 0; pixel < expected.size(); pixel++) {
            int at = pixel;
            assertEquals(expected.get(pixel), shown.get(pixel), () -> "pixel " + at);
        }
    }

    private static Grid grid(int nrows, int ncols, double height) {
        double size = Math.min(360.0 / ncols, 180.0 / (nrows * height)) / 2;
        return new Grid(nrows, ncols, -10, 45, size, size * height);
    }

    private static List<String> ids(int zones) {
        return IntStream.range(0, zones).mapToObj(Integer::toString).toList();
    }

    /// Some rows, with short and long spans.
    private static Spans random(SplittableRandom random, int nrows, int ncols) {
        List<Integer> triples = new ArrayList<>();
        for (int row = 0; row < nrows; row++) {
            if (random.nextInt(4) == 0) {
                int from = random.nextInt(ncols);
                int most = random.nextBoolean() ? 3 : ncols / 4 + 1;
                triples.addAll(List.of(row, from, Math.min(ncols, from + 1 + random.nextInt(most))));
            }
        }
        return SpansOf.triples(triples.stream().mapToInt(Integer::intValue).toArray());
    }

    private static List<Integer> shown(TileMap map) {
        return IntStream.range(0, map.width() * map.height())
                .map(map::zoneAt)
                .boxed()
                .toList();
    }

    private static List<Integer> found(TileMap map, Grid grid, List<Spans> zones) {
        List<List<BitSet>> cells =
                zones.stream().map(spans -> cells(spans, grid.nrows())).toList();
        List<Integer> pixels = new ArrayList<>();
        for (int y = 0; y < map.height(); y++) {
            BitSet rows = touching(y, map.height(), grid.nrows());
            int centerRow = center(y, map.height(), grid.nrows(), rows);
            for (int x = 0; x < map.width(); x++) {
                BitSet cols = touching(x, map.width(), grid.ncols());
                int centerCol = center(x, map.width(), grid.ncols(), cols);
                pixels.add(zone(cells, rows, cols, centerRow, centerCol));
            }
        }
        return pixels;
    }

    private static List<BitSet> cells(Spans spans, int nrows) {
        List<BitSet> rows = new ArrayList<>();
        for (int row = 0; row < nrows; row++) {
            rows.add(new BitSet());
        }
        for (int i = 0; i < spans.size(); i++) {
            rows.get(spans.row(i)).set(spans.colStart(i), spans.colEnd(i));
        }
        return rows;
    }

    /// The cells whose inside meets the inside of a pixel; a cell is `pixels` units long and a pixel `cells`.
    private static BitSet touching(int pixel, int pixels, int cells) {
        BitSet touching = new BitSet();
        int near = (int) ((double) pixel / pixels * cells);
        int reach = cells / pixels + 2;
        for (int cell = Math.max(0, near - reach); cell < Math.min(cells, near + 2 * reach); cell++) {
            boolean before = (cell + 1L) * pixels <= (long) pixel * cells;
            boolean after = (long) cell * pixels >= (pixel + 1L) * cells;
            touching.set(cell, !before && !after);
        }
        return touching;
    }

    private static int center(int pixel, int pixels, int cells, BitSet touching) {
        long center = (2L * pixel + 1) * cells;
        return touching.stream()
                .filter(cell -> 2L * cell * pixels <= center && center < 2L * (cell + 1) * pixels)
                .findFirst()
                .orElseThrow();
    }

    private static int zone(List<List<BitSet>> zones, BitSet rows, BitSet cols, int centerRow, int centerCol) {
        for (int zone = 0; zone < zones.size(); zone++) {
            if (zones.get(zone).get(centerRow).get(centerCol)) {
                return zone;
            }
        }
        for (int zone = 0; zone < zones.size(); zone++) {
            List<BitSet> cells = zones.get(zone);
            if (rows.stream().anyMatch(row -> cells.get(row).intersects(cols))) {
                return zone;
            }
        }
        return TileMap.NO_ZONE;
    }

    @Test
    void theOrderOfDrawingAndTheNumberOfThreadsDoNotMatter() throws Exception {
        Grid grid = grid(1001, 3001, 1);
        SplittableRandom random = new SplittableRandom(5);
        List<Spans> zones = new ArrayList<>();
        for (int zone = 0; zone < 40; zone++) {
            zones.add(random(random, grid.nrows(), grid.ncols()));
        }
        TileMap first = new TileMap(grid, ids(zones.size()));
        for (int zone = 0; zone < zones.size(); zone++) {
            first.draw(zone, zones.get(zone));
        }
        List<Integer> expected = shown(first);
        for (int seed = 0; seed < 10; seed++) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, zones.size()).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            TileMap map = new TileMap(grid, ids(zones.size()));
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Future<?>> drawn = new ArrayList<>();
                order.forEach(zone -> drawn.add(threads.submit(() -> map.draw(zone, zones.get(zone)))));
                for (Future<?> one : drawn) {
                    one.get();
                }
            }
            assertSame(expected, shown(map));
        }
    }

    /// As where processes of a cluster draw some zones each, also those that lie over each other.
    @Test
    void partsFromElsewhereMakeTheSamePicture() {
        Grid grid = grid(1001, 3001, 1);
        SplittableRandom random = new SplittableRandom(6);
        TileMap here = new TileMap(grid, ids(12));
        TileMap joined = new TileMap(grid, ids(12));
        List<TileMap> parts = List.of(TileMap.part(grid, 12), TileMap.part(grid, 12), TileMap.part(grid, 12));
        for (int zone = 0; zone < 12; zone++) {
            Spans spans = random(random, grid.nrows(), grid.ncols());
            here.draw(zone, spans);
            parts.get(zone % 3).draw(zone, spans);
        }
        joined.draw(DrawnPixels.NONE);
        parts.reversed().forEach(part -> joined.draw(part.drawn()));
        assertSame(shown(here), shown(joined));
    }

    @Test
    void oneCellIsSeenOnAPictureOfTheWorld() {
        Grid grid = GridSpec.parse("30s", Bounds.WORLD);
        TileMap map = new TileMap(grid, List.of("sea", "island"));
        map.draw(1, SpansOf.triples(10_000, 12_345, 12_346));
        assertEquals(1440, map.width());
        assertEquals(720, map.height());
        assertEquals(1, map.zoneAt(10_000 / 30 * 1440 + 12_345 / 30));
        assertEquals(1, shown(map).stream().filter(zone -> zone == 1).count());
    }

    @Test
    void aGridInBoundsFillsThePicture() {
        Grid grid = GridSpec.parse("3s", new Bounds(5, 45, 11, 48));
        TileMap map = new TileMap(grid, List.of("CH"));
        assertEquals(2, map.aspect(), 1e-12);
        assertEquals(1440, map.width());
        assertEquals(720, map.height());
        map.draw(0, SpansOf.triples(0, 0, 1, grid.nrows() - 1, grid.ncols() - 1, grid.ncols()));
        assertEquals(0, map.zoneAt(0));
        assertEquals(0, map.zoneAt(1440 * 720 - 1));
    }

    @Test
    void aPictureHasNoMorePixelsThanTheGridHasCells() {
        TileMap map = new TileMap(new Grid(3, 7, 0, 0, 1, 0.001), List.of());
        assertTrue(map.width() <= 7 && map.height() <= 3, map.width() + " × " + map.height());
    }
}
