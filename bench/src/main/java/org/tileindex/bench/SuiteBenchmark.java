package org.tileindex.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The settings that all benchmarks share; a benchmark may override the unit. The suite decides how long each runs.
///
/// A benchmark proves in its `@Setup` that the work it will time gives the right result, and throws otherwise. The JVMs
/// of the forks inherit the flags of the JVM that starts them (`jvm.args`, `jvm-vector.args`); flags may be appended
/// but never replaced.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public abstract class SuiteBenchmark {}
