package org.tileindex.cli;

import picocli.CommandLine.Option;

/// The option `--workers N`, for commands that use many threads; a mixin.
final class WorkersOption {
    /// The most threads of a ForkJoin pool.
    private static final int MOST_WORKERS = 32_767;

    @Option(
            names = {"-j", "--workers"},
            paramLabel = "N",
            description = "Worker threads; the output does not depend on them (default: available processors, here"
                    + " ${DEFAULT-VALUE}).")
    private int workers = Runtime.getRuntime().availableProcessors();

    /// @throws IllegalArgumentException if the option's value is too small or too large
    int workers() {
        if (workers < 1) {
            throw new IllegalArgumentException("--workers %d: at least 1 is needed".formatted(workers));
        }
        if (workers > MOST_WORKERS) {
            throw new IllegalArgumentException(
                    "--workers %d: at most %d are possible".formatted(workers, MOST_WORKERS));
        }
        return workers;
    }
}
