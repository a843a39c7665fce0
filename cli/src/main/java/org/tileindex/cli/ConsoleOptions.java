package org.tileindex.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Options for what a command that takes its time shows beside its errors; a mixin.
final class ConsoleOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

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

    /// Prints a warning, unless only errors are wanted.
    void warn(String warning) {
        if (!quiet) {
            Terminal.warn(spec.commandLine().getErr(), warning);
        }
    }

    /// Shows the work until closed.
    ProgressDisplay show(ProgressView work) {
        return ProgressDisplay.start(quiet ? ProgressMode.NONE : progress, work);
    }
}
