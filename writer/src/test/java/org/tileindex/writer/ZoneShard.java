package org.tileindex.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Shards of random zones on a grid: a few spans in each row, each near those of the row before, zone after zone. Zones
/// of one shard may overlap, and the spans of some go back within a row.
final class ZoneShard {
    private static final int[] COLUMNS = {72, 360, 4_320, 43_200, 216_000, 1_296_000};
    private static final int MOST_ROWS = 9_000;

    private final SplittableRandom random;
    private final int columns;
    private final List<int[]> spans = new ArrayList<>();
    private int rows;

    private ZoneShard(long seed) {
        this.random = new SplittableRandom(seed);
        this.columns = COLUMNS[(int) (seed % COLUMNS.length)];
    }

    static SampleShard random(long seed) {
        ZoneShard shard = new ZoneShard(seed);
        int zones = 1 + shard.random.nextInt(4);
        for (int zone = 0; zone < zones; zone++) {
            shard.addZone();
        }
        return shard.sample();
    }

    private void addZone() {
        int bound = Math.min(columns, random.nextInt(4) == 0 ? MOST_ROWS : 600);
        int width = 1 + random.nextInt(bound);
        // Some zones are at the antimeridian, with spans on both sides.
        int west = random.nextInt(3) == 0 ? 0 : random.nextInt(columns - width + 1);
        boolean both = random.nextInt(4) == 0;
        boolean goesBack = random.nextInt(4) == 0;
        int first = random.nextInt(60);
        int last = first + 1 + random.nextInt(40);
        for (int row = first; row < last && rows < MOST_ROWS; row++) {
            int parts = 1 + random.nextInt(3);
            for (int part = 0; part < parts; part++) {
                int at = goesBack ? parts - 1 - part : part;
                addSpan(row, west + width * at / parts, width / parts);
            }
            if (both) {
                addSpan(row, columns - 1 - random.nextInt(Math.min(columns, 30)), 30);
            }
        }
    }

    /// Adds a span of up to `most` columns, that begins at or a little right of `from`.
    private void addSpan(int row, int from, int most) {
        int col = Math.min(columns - 1, from + random.nextInt(3));
        int shorter = random.nextInt(3) == 0 ? random.nextInt(most + 1) : random.nextInt(3);
        int length = Math.clamp(most - shorter, 1, columns - col);
        spans.add(new int[] {row, col, length});
        rows += length;
    }

    private SampleShard sample() {
        int[] lengths = spans.stream().mapToInt(span -> span[2]).toArray();
        int[] rowPositions = spans.stream().mapToInt(span -> span[0]).toArray();
        int[] colPositions = spans.stream().mapToInt(span -> span[1]).toArray();
        long[] starts = spans.stream().mapToLong(span -> span[1]).toArray();
        long[] ids = spans.stream()
                .mapToLong(span -> span[0] * (long) columns + span[1])
                .toArray();
        return SampleShard.of(lengths, rowPositions, colPositions, starts, ids);
    }
}
