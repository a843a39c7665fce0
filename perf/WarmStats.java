import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.tileindex.cli.Main;

/// Runs the same command line of `stats` again and again in one JVM, and prints wall and CPU seconds of each run and
/// their medians. See bench/stats.sh.
final class WarmStats {
    /// Wall and CPU seconds of a run.
    record Run(double wall, double cpu) {}

    public static void main(String[] args) throws Exception {
        int warmUp = Integer.parseInt(args[0]);
        int runs = Integer.parseInt(args[1]);
        List<String> options = Arrays.asList(args).subList(2, args.length);
        Path out = Files.createTempFile("warm", ".parquet");
        List<Run> done = new ArrayList<>();
        try {
            for (int i = -warmUp; i < runs; i++) {
                Run run = run(out, options);
                System.out.printf("%s %.3f s wall, %.3f s cpu%n", i < 0 ? "warm-up" : "run", run.wall(), run.cpu());
                if (i >= 0) {
                    done.add(run);
                }
            }
        } finally {
            Files.deleteIfExists(out);
        }
        System.out.printf(
                "median of %d: %.3f s wall, %.3f s cpu%n",
                runs,
                median(done.stream().map(Run::wall).toList()),
                median(done.stream().map(Run::cpu).toList()));
    }

    private static Run run(Path out, List<String> options) throws Exception {
        List<String> command = new ArrayList<>(List.of("stats", "--out", out.toString(), "--progress", "none"));
        command.addAll(options);
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
        return new Run(wallSeconds, cpuSeconds);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
