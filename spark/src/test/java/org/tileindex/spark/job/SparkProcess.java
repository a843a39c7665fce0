package org.tileindex.spark.job;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A driver in a JVM of its own, as spark-submit starts it, with temporary folders of its own.
final class SparkProcess {
    private static final int HANGING_MINUTES = 20;

    /// Without an appender, Spark takes its own settings, which tell every step.
    private static final String SILENCE = """
            rootLogger.level = off
            rootLogger.appenderRef.stderr.ref = stderr
            appender.stderr.type = Console
            appender.stderr.name = stderr
            appender.stderr.target = SYSTEM_ERR
            """;

    private final Process process;
    private final Path home;

    private SparkProcess(Process process, Path home) {
        this.process = process;
        this.home = home;
    }

    /// @param stderr what it wrote there
    record Ended(int exitCode, List<String> stderr) {
        List<String> lines() {
            return SparkProcess.lines(stderr.stream());
        }
    }

    /// The lines of the program, not of Spark or of logging.
    static List<String> lines(Stream<String> stderr) {
        return stderr.filter(line -> line.startsWith("tile-index: ") || line.startsWith("exit "))
                .toList();
    }

    /// @param home a new folder for all that it leaves
    /// @param settings of Spark, as `key=value`
    /// @param program the class, and its arguments
    static SparkProcess start(Path home, String master, List<String> settings, List<String> program)
            throws IOException {
        Path temporary = Files.createDirectories(home.resolve("tmp"));
        String spark = Files.readString(Path.of(property("spark.classpath"))).strip();
        String jar = property("spark.jar");
        Path log = Files.writeString(home.resolve("log4j2.properties"), SILENCE);
        List<String> flags = new ArrayList<>(List.of(
                "@" + property("spark.arguments"),
                "-Djava.io.tmpdir=" + temporary,
                "-Dlog4j2.configurationFile=" + log));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(flags);
        command.addAll(List.of(
                "-Dspark.master=" + master,
                "-Dspark.ui.enabled=false",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.driver.bindAddress=127.0.0.1",
                "-Dspark.executor.extraClassPath=" + jar,
                "-Dspark.executor.extraJavaOptions=" + String.join(" ", flags)));
        settings.forEach(setting -> command.add("-D" + setting));
        command.addAll(List.of(
                "-cp",
                String.join(
                        File.pathSeparator,
                        jar,
                        spark,
                        Path.of("target", "test-classes").toAbsolutePath().toString())));
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
        builder.environment().put("SPARK_HOME", installation(spark).toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return new SparkProcess(builder.start(), home);
    }

    private static String property(String name) {
        String value = System.getProperty(name, "");
        if (value.isEmpty()) {
            throw new IllegalStateException("the build gives no " + name);
        }
        return value;
    }

    /// What executors of a local cluster look for: a folder with Spark's jars.
    private static Path installation(String classPath) throws IOException {
        Path home = Path.of("target", "spark-home").toAbsolutePath();
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String jar : classPath.split(File.pathSeparator, -1)) {
            Path link = jars.resolve(Path.of(jar).getFileName());
            if (Files.notExists(link)) {
                Files.createSymbolicLink(link, Path.of(jar));
            }
        }
        return home;
    }

    /// The executors that are up. Their command lines are too long for [ProcessHandle.Info].
    List<ProcessHandle> executors() {
        return process.descendants()
                .filter(child -> commandLine(child).contains("org.apache.spark.executor.CoarseGrainedExecutorBackend"))
                .toList();
    }

    /// Its command line; empty if it has ended.
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /// Waits until an executor writes to an output, or the driver has ended.
    void awaitAttempt(Path out) throws IOException, InterruptedException {
        Path attempts = out.resolve(".tile-index/attempts");
        while (process.isAlive() && !(Files.isDirectory(attempts) && hasEntries(attempts))) {
            Thread.sleep(10);
        }
    }

    private static boolean hasEntries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isPresent();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /// Waits for so many executors, or the end of the driver.
    List<ProcessHandle> awaitExecutors(int number) throws InterruptedException {
        while (process.isAlive() && executors().size() < number) {
            Thread.sleep(50);
        }
        return executors();
    }

    /// Has the operating system refuse whatever a process writes to files.
    static void refuseWrites(ProcessHandle executor) throws IOException, InterruptedException {
        int code = new ProcessBuilder("prlimit", "--pid", Long.toString(executor.pid()), "--fsize=0")
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("prlimit failed: " + code);
        }
    }

    /// Sends a signal to one of its executors.
    static void signal(String name, ProcessHandle executor) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(executor.pid()))
                .start()
                .waitFor();
    }

    Ended await() throws IOException, InterruptedException {
        if (!process.waitFor(HANGING_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("the driver hangs; see " + home);
        }
        return new Ended(process.exitValue(), Files.readAllLines(home.resolve("err")));
    }

    /// What lies in its temporary folder, but for what the JVM and native libraries keep there.
    List<String> leftInTemporary() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("tmp"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("tile-index") || name.startsWith("spark-"))
                    .collect(Collectors.toList());
        }
    }
}
