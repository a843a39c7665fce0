package org.tileindex.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The program in a JVM of its own, started as the launcher starts it.
final class Program {
    /// The JVM's own line about the Vector API, which it prints before the program starts.
    private static final String INCUBATOR = "WARNING: Using incubator modules: jdk.incubator.vector";

    /// What the JVM says where a signal ends it before it is up.
    private static final String STILLBORN = "Runtime.exit(";

    private static final List<String> FLAGS = List.of(
            "@" + Repository.root().resolve("jvm.args"),
            "@" + Repository.root().resolve("jvm-vector.args"),
            "-Xmx640m");

    /// Instead of the user's own, whose state is nobody's business here.
    private static final Path CACHE = Path.of("target", "cache-of-programs").toAbsolutePath();

    private static final int HANGING_MINUTES = 5;

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// @param stderr all lines but the JVM's own
    record Ended(int exitCode, List<String> stdout, List<String> stderr) {}

    static Ended run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).await();
    }

    static Program start(String... arguments) throws IOException {
        return startCommand(command(arguments));
    }

    /// Starts it so that it heeds Ctrl-C; a job in a shell's background ignores it, and so would all that it starts.
    static Program startInForeground(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(command(arguments));
        return startCommand(command);
    }

    /// The command line of a JVM that runs the program.
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("org.tileindex.cli.Main");
        command.addAll(List.of(arguments));
        return command;
    }

    static Program startCommand(List<String> command) throws IOException {
        Path out = Files.createTempFile("tile-index", ".out");
        Path err = Files.createTempFile("tile-index", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("XDG_CACHE_HOME", CACHE.toString());
        return new Program(builder.start(), out, err);
    }

    /// Waits for the end; a program that hangs is ended and is a failure.
    Ended await() throws IOException, InterruptedException {
        if (!process.waitFor(HANGING_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "still running after %d minutes; stderr: %s".formatted(HANGING_MINUTES, Files.readAllLines(err)));
        }
        int exitCode = process.exitValue();
        List<String> stderr = Files.readAllLines(err).stream()
                .filter(line -> !line.equals(INCUBATOR) && !line.startsWith(STILLBORN))
                .toList();
        Ended ended = new Ended(exitCode, Files.readAllLines(out), stderr);
        Files.delete(out);
        Files.delete(err);
        return ended;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /// Sends this process, and no other, a signal; false if it has ended.
    boolean signal(String name) throws IOException, InterruptedException {
        return process.isAlive() && system("kill", "-" + name, Long.toString(process.pid())) == 0;
    }

    /// Runs a command of the operating system and returns its exit code.
    static int system(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
