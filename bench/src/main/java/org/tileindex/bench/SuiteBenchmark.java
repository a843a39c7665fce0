package org.tileindex.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What benchmarks of the suite have in common, which JMH takes from here where a benchmark says nothing else; for how
/// long each runs is the business of the suite. A benchmark proves in its `@Setup` that what it will time is right,
/// and throws otherwise.
///
/// The JVMs of the forks have the flags of the one that starts them and, should it lack them, those that the program
/// and its kernels need: flags are appended, never replaced.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        jvmArgsAppend = {
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-XX:+UseParallelGC"
        })
public abstract class SuiteBenchmark {}
