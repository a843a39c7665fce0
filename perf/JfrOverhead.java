import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.tileindex.cli.Main;

/// Measures what recording costs a warm run: pairs of runs of the world in one JVM, one of them recorded with the
/// shipped settings, in alternating order. Prints the medians of wall and CPU time and of the ratios of the pairs.
/// See perf/jfr-overhead.sh.
final class JfrOverhead {
    private static final int WARM_UP = 4;

    public static void main(String[] args) throws Exception {
        int pairs = Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("jfr-overhead");
        List<WarmRuns.Run> plain = new ArrayList<>();
        List<WarmRuns.Run> recorded = new ArrayList<>();
        for (int i = -WARM_UP; i < pairs; i++) {
            boolean recordedFirst = i % 2 == 0;
            WarmRuns.Run first = run(folder, recordedFirst);
            WarmRuns.Run second = run(folder, !recordedFirst);
            if (i >= 0) {
                recorded.add(recordedFirst ? first : second);
                plain.add(recordedFirst ? second : first);
            }
        }
        WarmRuns.delete(folder);
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            wall.add(recorded.get(i).wall() / plain.get(i).wall());
            cpu.add(recorded.get(i).cpu() / plain.get(i).cpu());
        }
        System.out.printf(
                "%d pairs; plain: wall %.3f s, cpu %.3f s; recorded: wall %.3f s, cpu %.3f s%n",
                pairs,
                WarmRuns.median(plain.stream().map(WarmRuns.Run::wall).toList()),
                WarmRuns.median(plain.stream().map(WarmRuns.Run::cpu).toList()),
                WarmRuns.median(recorded.stream().map(WarmRuns.Run::wall).toList()),
                WarmRuns.median(recorded.stream().map(WarmRuns.Run::cpu).toList()));
        System.out.printf(
                "median of the ratios: wall %.4f, cpu %.4f%n", WarmRuns.median(wall), WarmRuns.median(cpu));
    }

    private static WarmRuns.Run run(Path folder, boolean record) throws Exception {
        Path out = folder.resolve("world");
        try (Recording recording = new Recording(settings())) {
            if (record) {
                recording.start();
            }
            return WarmRuns.run(out, List.of("--cache-dir", folder.resolve("cache").toString()));
        } finally {
            WarmRuns.delete(out);
        }
    }

    private static Configuration settings() throws Exception {
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(Main.class.getResourceAsStream("tile-index.jfc")), StandardCharsets.UTF_8)) {
            return Configuration.create(in);
        }
    }
}
