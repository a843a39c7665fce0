package org.tileindex.bench.peers;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tileindex.bench.suite.Sample;

/// Sides that do the same work, measured in turns.
///
/// First each side does the work once, and the gate compares its output with that of the first side. Then each side
/// that profits from warming up repeats the work until it is warm. Then come the rounds, each of which begins with
/// another side. Outputs stay until the end: ext4 passes over inodes that were freed a moment ago, so creating files
/// right after a removal is several times slower.
///
/// @param title description of the work
/// @param tiles number of tiles
/// @param gate compares outputs
/// @param sides the sides; all are compared with the first one
record Contest(String title, long tiles, Gate gate, List<Side> sides) {
    Contest {
        sides = List.copyOf(sides);
    }

    /// The length of the measurement.
    ///
    /// @param rounds number of measured rounds
    /// @param warmUpSeconds minimum time that a side works before it is measured, if it warms up
    /// @param keep whether the outputs stay
    record Length(int rounds, double warmUpSeconds, boolean keep) {}

    /// Compares the outputs of two sides.
    @FunctionalInterface
    interface Gate {
        /// Throws if the output of a side, under `out`, differs from that of the first side, under `right`.
        void check(String side, Path out, Path right) throws Exception;
    }

    /// The measurements of a side.
    ///
    /// @param times seconds of each round
    /// @param bytes size of its Parquet files, both datasets together; 0 if it writes none
    record Result(Side side, Sample times, long bytes) {}

    /// Runs the contest in `folder` and prints each measurement to `log`.
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
                        new Result(side, Sample.of(times.getOrDefault(side, List.of())), bytes.getOrDefault(side, 0L)))
                .toList();
    }

    /// Checks the output of a side, warms the side up and returns the size of its files in bytes.
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
        // No side pays for the garbage of the one before it.
        System.gc();
        long start = System.nanoTime();
        side.run(out);
        return (System.nanoTime() - start) / 1e9;
    }
}
