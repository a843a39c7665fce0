package org.tileindex.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.run.PlanRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tile-index plan`: what `enumerate` would do with the same options.
@Command(
        name = "plan",
        description = {
            "Foretells what enumerate would do with the same options: countries, tiles, shards, bytes, seconds and",
            "which worker does what when. After a run with the same parameters it tells what that run found and took.",
            "Nothing is written."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        usageHelpWidth = 100)
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--most",
            defaultValue = "20",
            paramLabel = "N",
            description = "The most countries to list, heaviest first (default: ${DEFAULT-VALUE}).")
    private int most;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws TileIndexException {
        String text = PlanText.of(new PlanRun(options.request(Path.of(""), false)).execute(), most);
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
