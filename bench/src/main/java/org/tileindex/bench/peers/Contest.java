package org.tileindex.bench.peers;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Some sides that do the same work, measured in turns. First each does it once, and what it wrote must be what the
/// first side wrote; then each that can be warm goes on until it is; then come the rounds, in each of which another
/// side begins. Outputs stay until the end: ext4 passes over inodes that were freed a moment ago, which makes creating
/// files after a removal several times slower.
///
/// @param title what the work is
/// @param tiles how many tiles there are in it
/// @param gate what holds of what a side wrote; throws if it does not
/// @param sides the first of them is what the others are compared with
record Contest(String title, long tiles, Gate gate, List<Side> sides) {
    Contest {
        sides = List.copyOf(sides);
    }

    /// How long sides are measured.
    ///
    /// @param warmUpSeconds the least time that a side which warms up works before it is measured
    /// @param keep leave the outputs there
    record Length(int rounds, double warmUpSeconds, boolean keep) {}

    /// Compares what sides wrote.
    @FunctionalInterface
    interface Gate {
        /// Throws if what a side wrote under `out` is not what the first side wrote under `right`.
        void check(String side, Path out, Path right) throws Exception;
    }

    /// What was measured of a side.
    ///
    /// @param bytes of its Parquet files, both datasets together; 0 if it writes none
    record Result(Side side, Series times, long bytes) {}

    /// Runs the contest in `folder`, and says to `log` what it measures.
    List<Result> run(Path folder, Length length, PrintStream log) throws Exception {
        log.printf("%n# %s: %,d tiles%n", title, tiles);
        Map<Side, Long> bytes = new HashMap<>();
        Map<Side, List<Double>> times = new HashMap<>();
        for (Side side : sides) {
            times.put(side, new ArrayList<>());
            bytes.put(side, prepare(side, folder, length, log));
        }
        for (int round = 0; round < length.rounds(); round++) {
            for (int i = 0; i < sides.size(); i++) {
                Side side = sides.get((round + i) % sides.size());
                double seconds = seconds(side, folder);
                times.getOrDefault(side, List.of()).add(seconds);
                log.printf("round %d %s %.4f s%n", round + 1, side.name(), seconds);
            }
        }
        if (!length.keep()) {
            Disk.delete(folder);
        }
        return sides.stream()
                .map(side ->
                        new Result(side, new Series(times.getOrDefault(side, List.of())), bytes.getOrDefault(side, 0L)))
                .toList();
    }

    /// Checks what a side writes, and warms it up. Returns the bytes of its files.
    private long prepare(Side side, Path folder, Length length, PrintStream log) throws Exception {
        double spent = seconds(side, folder);
        Path out = folder.resolve(side.name());
        long bytes = Files.exists(out) ? Disk.parquetBytes(out) : 0;
        gate.check(side.name(), out, folder.resolve(sides.getFirst().name()));
        log.printf("%s first run %.4f s, %,d bytes, equal%n", side.name(), spent, bytes);
        int runs = 1;
        while (side.warmsUp() && spent < length.warmUpSeconds()) {
            spent += seconds(side, folder);
            runs++;
        }
        log.printf("%s warm after %d runs%n", side.name(), runs);
        return bytes;
    }

    private static double seconds(Side side, Path folder) throws Exception {
        Path out = folder.resolve(side.name());
        if (Files.exists(out)) {
            Files.move(out, Files.createTempDirectory(folder, "before").resolve(side.name()));
        }
        // The next side does not pay for what this one left on the heap.
        System.gc();
        long start = System.nanoTime();
        side.run(out);
        return (System.nanoTime() - start) / 1e9;
    }
}
