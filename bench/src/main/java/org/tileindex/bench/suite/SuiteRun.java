package org.tileindex.bench.suite;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.tileindex.bench.ZoneReadBench;

/// Runs benchmarks and writes JMH's results with the machine, the JDK and the commit.
///
/// @param quick one short fork per benchmark, which shows whether all work and the order of magnitude of their times
/// @param regex pattern that is found in the names of the benchmarks to run
record SuiteRun(boolean quick, String regex) {
    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    /// @throws BadInputException if `args` are not `[--quick] [REGEX]`
    static SuiteRun of(List<String> args) throws BadInputException {
        boolean quick = args.contains("--quick");
        List<String> rest = args.stream().filter(arg -> !arg.equals("--quick")).toList();
        if (rest.size() > 1 || rest.stream().anyMatch(arg -> arg.startsWith("-"))) {
            throw new BadInputException("usage: bench/jmh.sh [--quick] [REGEX]");
        }
        String regex = rest.isEmpty() ? ".*" : rest.getFirst();
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new BadInputException("'%s' is not a regular expression".formatted(regex), e);
        }
        return new SuiteRun(quick, regex);
    }

    /// Runs the benchmarks and writes a new file `<date>-<commit>.json` into `folder`.
    ///
    /// @throws BadInputException if no benchmark matches
    /// @throws RunnerException if a benchmark fails
    Path execute(Path folder, String commit) throws BadInputException, RunnerException, IOException {
        Path results = Files.createTempFile("jmh", ".json");
        try {
            new Runner(options().result(results.toString()).build()).run();
            return write(folder, commit, JSON.std.listFrom(Files.readString(results)));
        } catch (NoBenchmarksException e) {
            throw new BadInputException("no benchmark matches '%s'".formatted(regex), e);
        } finally {
            Files.delete(results);
        }
    }

    /// The durations are the same for all benchmarks and override their own. The warm-up is longer than the
    /// measurement, because code with the Vector API takes long to be compiled and is very slow until then.
    ChainedOptionsBuilder options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(regex)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .forks(quick ? 1 : 2)
                .warmupIterations(quick ? 2 : 5)
                .warmupTime(TimeValue.milliseconds(quick ? 200 : 500))
                .measurementIterations(quick ? 3 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 100 : 400));
        if (System.getProperty(ZoneReadBench.FOLDER) != null) {
            options.param(
                    ZoneReadBench.FILE,
                    Stream.concat(Stream.of(ZoneReadBench.EMBEDDED), ZoneReadBench.FILES.stream())
                            .toArray(String[]::new));
        }
        return options;
    }

    /// Removes the path of the JVM, which means nothing on another machine. The file names the JDK.
    private static Object withoutPath(Object result) {
        if (!(result instanceof Map<?, ?> fields)) {
            return result;
        }
        Map<Object, Object> kept = new LinkedHashMap<>(fields);
        kept.remove("jvm");
        return kept;
    }

    /// Writes a new file. If its name is taken, a number is added.
    Path write(Path folder, String commit, List<Object> results) throws IOException {
        String date = LocalDate.now(ZoneOffset.UTC).toString();
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("machine", Machine.machine());
        file.put("jdk", Machine.jdk());
        file.put("commit", commit);
        file.put("date", date);
        file.put("quick", quick);
        file.put("benchmarks", regex);
        file.put("results", results.stream().map(SuiteRun::withoutPath).toList());
        Files.createDirectories(folder);
        String stem = date + "-" + commit + (quick ? "-quick" : "");
        for (int number = 1; ; number++) {
            Path path = folder.resolve(stem + (number == 1 ? "" : "-" + number) + ".json");
            try {
                return Files.writeString(path, PRETTY.asString(file) + "\n", StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                // The name is taken: the next number is tried.
            }
        }
    }
}
