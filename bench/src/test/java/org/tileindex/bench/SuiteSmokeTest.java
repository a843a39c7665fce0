package org.tileindex.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Every benchmark passes its gate and runs, with some of its parameters; nothing is measured.
@Tag("slow")
class SuiteSmokeTest {
    private static final List<Class<?>> SOME = List.of(
            ArrowParquetBench.class,
            CodecBench.class,
            CrossingBench.class,
            MaskBench.class,
            PackingBench.class,
            PageBench.class,
            SampleBench.class,
            ScanBench.class,
            ShardBench.class,
            TileKernelBench.class,
            ZoneReadBench.class);

    @Test
    void everyBenchmarkProvesItsResultAndRuns() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(".*")
                        .param("batches", "1")
                        .param("country", "ID")
                        .param("codec", "SNAPPY", "LZ4")
                        .param("pages", "DELTA", "LOOKUP_SPLIT_LZ4")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(1))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Set<String> ran = results.stream()
                .map(result -> result.getParams().getBenchmark())
                .map(benchmark -> benchmark.substring(0, benchmark.lastIndexOf('.')))
                .collect(Collectors.toSet());
        SOME.forEach(type -> assertTrue(ran.contains(type.getName()), type + " is not among " + ran));
    }

    /// A vector kernel in a fork needs the flags of this JVM.
    @Test
    void forkInheritsTheFlagsOfThisJvm() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("MaskBench")
                        .param("implementation", "vector")
                        .param("content", "empty")
                        .forks(1)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(1))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        assertEquals(1, results.size());
    }
}
