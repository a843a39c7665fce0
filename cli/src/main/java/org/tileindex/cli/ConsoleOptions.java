package org.tileindex.cli;

import picocli.CommandLine.Option;

/// Options for what a command that takes its time shows beside its errors; a mixin.
final class ConsoleOptions {
    @Option(
            names = "--progress",
            defaultValue = "auto",
            paramLabel = "MODE",
            description =
                    "auto (a bar on a terminal; elsewhere, and with plain, a line every ten seconds), plain or none"
                            + " (default: ${DEFAULT-VALUE}).")
    private ProgressMode progress = ProgressMode.AUTO;

    @Option(names = "--quiet", description = "Show neither progress nor a summary, only errors.")
    private boolean quiet;

    boolean isQuiet() {
        return quiet;
    }

    /// Shows the work until closed.
    ProgressDisplay show(ProgressView work) {
        return ProgressDisplay.start(quiet ? ProgressMode.NONE : progress, work);
    }
}
