package org.tileindex.servers;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.tileindex.cli.Main;

/// Runs of the program, in this process or in one of its own.
final class Runs {
    private static final int HANGING_MINUTES = 5;

    /// What the JVM says, not the program.
    private static final String INCUBATOR = "WARNING: Using incubator modules: jdk.incubator.vector";

    private Runs() {}

    /// How a run ended.
    record Ended(int code, String out, List<String> err) {}

    /// Runs the program in this process.
    static Ended run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int code = Main.run(arguments);
            return new Ended(
                    code,
                    outBytes.toString(StandardCharsets.UTF_8),
                    errBytes.toString(StandardCharsets.UTF_8).lines().toList());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /// The program in a JVM of its own, with a folder of its own for temporary files.
    record Program(Process process, Path folder) {
        /// @param folder an empty one
        static Program start(Path folder, String... arguments) throws IOException {
            Path temporary = Files.createDirectories(folder.resolve("temporary"));
            List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            Path root = Path.of(Objects.requireNonNull(System.getProperty("repository.root"), "repository.root"));
            command.addAll(List.of("@" + root.resolve("jvm.args"), "@" + root.resolve("jvm-vector.args"), "-Xmx640m"));
            command.add("-Djava.io.tmpdir=" + temporary);
            command.add("-Dhadoop.tmp.dir=" + temporary);
            command.add("-Dstore.port=" + System.getProperty("store.port"));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.tileindex.cli.Main"));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile())
                    .start();
            return new Program(process, folder);
        }

        /// Ends it at once, as nothing else does.
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        /// Interrupts it as a terminal does.
        void interrupt() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }

        Ended await() throws IOException, InterruptedException {
            if (!process.waitFor(HANGING_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running: " + Files.readString(folder.resolve("err")));
            }
            return new Ended(
                    process.exitValue(),
                    Files.readString(folder.resolve("out")),
                    Files.readAllLines(folder.resolve("err")).stream()
                            .filter(line -> !line.equals(INCUBATOR))
                            .toList());
        }

        /// What it has left of temporary files.
        List<String> left() throws IOException {
            try (Stream<Path> all = Files.walk(folder.resolve("temporary"))) {
                return all.filter(file -> !file.endsWith("temporary") && !file.endsWith("s3a"))
                        .map(file -> folder.relativize(file).toString())
                        .filter(file -> !file.contains("hsperfdata"))
                        .toList();
            }
        }
    }

    /// The digests of the files of datasets below a local folder, by their names.
    static SortedMap<String, String> digests(Path out) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(path -> isData(path.toString())).toList()) {
                digests.put(out.relativize(file).toString(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
            }
        }
        return digests;
    }

    /// Whether a file is one of a dataset's.
    static boolean isData(String name) {
        return name.endsWith(".parquet") || name.endsWith(".arrow");
    }

    /// The receipts of a run report, by dataset.
    static Map<String, String> receipts(byte[] report) throws IOException {
        Map<String, String> receipts = new TreeMap<>();
        if (JSON.std.mapFrom(report).get("determinism_receipt") instanceof Map<?, ?> datasets) {
            datasets.forEach((dataset, receipt) ->
                    receipts.put(String.valueOf(dataset), String.valueOf(((Map<?, ?>) receipt).get("sha256_hex"))));
        }
        return receipts;
    }
}
