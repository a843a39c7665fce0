import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tileindex.cli.Main;

/// Runs the same command line again and again in one JVM, each time into a new folder, and prints wall and CPU
/// seconds and tiles/s of each run and their medians. Outputs are removed at the end, not between runs: ext4 passes
/// over inodes that were freed a moment ago, so creating files right after a removal is several times slower. See
/// perf/warm.sh.
final class WarmRuns {
    private static final Pattern TILES = Pattern.compile("\"rows_emitted\" *: *(\\d+)");

    /// Wall and CPU seconds of a run, and the number of its tiles.
    record Run(double wall, double cpu, long tiles) {}

    public static void main(String[] args) throws Exception {
        int warmUp = Integer.parseInt(args[0]);
        int runs = Integer.parseInt(args[1]);
        List<String> options = Arrays.asList(args).subList(2, args.length);
        Path folder = Files.createTempDirectory("warm");
        List<Run> done = new ArrayList<>();
        try {
            for (int i = -warmUp; i < runs; i++) {
                Run run = run(folder.resolve("world" + i), options);
                System.out.printf(
                        "%s %.3f s wall, %.3f s cpu, %.1f M tiles/s%n",
                        i < 0 ? "warm-up" : "run", run.wall(), run.cpu(), run.tiles() / run.wall() / 1e6);
                if (i >= 0) {
                    done.add(run);
                }
            }
        } finally {
            delete(folder);
        }
        double wall = median(done.stream().map(Run::wall).toList());
        System.out.printf(
                "median of %d: %.3f s wall, %.3f s cpu, %.1f M tiles/s%n",
                runs, wall, median(done.stream().map(Run::cpu).toList()), done.get(0).tiles() / wall / 1e6);
    }

    /// Runs `enumerate` into a new folder; its output on stdout is dropped.
    static Run run(Path out, List<String> options) throws Exception {
        List<String> command = new ArrayList<>(List.of("enumerate", "--out", out.toString(), "--progress", "none"));
        command.addAll(options);
        double[] seconds = time(command);
        return new Run(seconds[0], seconds[1], tiles(out));
    }

    /// Runs a command line, whose output on stdout is dropped, and returns its wall and CPU seconds.
    static double[] time(List<String> command) throws Exception {
        PrintStream stdout = System.out;
        System.setOut(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        long cpu = cpuNanos();
        long wall = System.nanoTime();
        int exit = Main.run(command.toArray(String[]::new));
        double wallSeconds = (System.nanoTime() - wall) / 1e9;
        double cpuSeconds = (cpuNanos() - cpu) / 1e9;
        System.setOut(stdout);
        if (exit != 0) {
            throw new IllegalStateException("exit code " + exit);
        }
        return new double[] {wallSeconds, cpuSeconds};
    }

    private static long tiles(Path out) throws Exception {
        try (Stream<Path> tree = Files.walk(out.resolve("reports"))) {
            Path report = tree.filter(path -> path.endsWith("run_report.json")).findFirst().orElseThrow();
            Matcher matcher = TILES.matcher(Files.readString(report));
            if (!matcher.find()) {
                throw new IllegalStateException("no rows_emitted in " + report);
            }
            return Long.parseLong(matcher.group(1));
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /// The middle value, or the mean of the two in the middle.
    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    static void delete(Path root) throws Exception {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
