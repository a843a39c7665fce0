package org.tileindex.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program in a JVM of its own, started as the launcher starts it.
final class Program {
    /// The JVM's own line about the Vector API, which it prints before the program starts.
    private static final String INCUBATOR = "WARNING: Using incubator modules: jdk.incubator.vector";

    /// What the JVM says where a signal ends it before it is up.
    private static final String STILLBORN = "Runtime.exit(";

    private static final List<String> FLAGS = List.of(
            "@" + Repository.root().resolve("jvm.args"),
            "@" + Repository.root().resolve("jvm-vector.args"),
            "-Xmx640m",
            "-Xlog:disable",
            "-Xlog:all=error:stderr");

    /// Instead of the user's own, whose state is nobody's business here.
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "XDG_CACHE_HOME",
            Path.of("target", "cache-of-programs").toAbsolutePath().toString());

    private static final String CLASS_PATH = classPath();
    private static final List<String> WARM = warmStart();

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
        return command(WARM, arguments);
    }

    /// The same without an ahead-of-time cache, so that the JVM loads only classes that the run uses.
    static List<String> coldCommand(String... arguments) {
        return command(List.of(), arguments);
    }

    private static List<String> command(List<String> more, String... arguments) {
        List<String> command = new ArrayList<>(jvm());
        command.addAll(more);
        command.add("-cp");
        command.add(CLASS_PATH);
        command.add("org.tileindex.cli.Main");
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> jvm() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        return command;
    }

    /// The class path of the tests without their own classes, which no program needs.
    private static String classPath() {
        Path target = Path.of("target").toAbsolutePath();
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> Files.exists(Path.of(entry)))
                .filter(entry -> !target.equals(Path.of(entry).toAbsolutePath().getParent()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> warmStart() {
        try {
            return new WarmStart(jvm(), CLASS_PATH, ENVIRONMENT).flags();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    static Program startCommand(List<String> command) throws IOException {
        Path out = Files.createTempFile("tile-index", ".out");
        Path err = Files.createTempFile("tile-index", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(ENVIRONMENT);
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
