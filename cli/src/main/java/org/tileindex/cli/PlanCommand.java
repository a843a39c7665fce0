package org.tileindex.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.RunPlan;
import org.tileindex.request.ScanPath;
import org.tileindex.run.RunPlanner;
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
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Folder that enumerate would publish under; says whether the same is there already.")
    private Optional<Path> out = Optional.empty();

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
        if (most < 0) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--most %d: less than none".formatted(most));
        }
        RunPlan plan = RunPlanner.plan(options.request(out.orElse(Path.of("")), false, ScanPath.FAST));
        spec.commandLine().getOut().print(PlanText.of(plan, most));
        if (out.isPresent() && plan.isPublished()) {
            spec.commandLine().getOut().printf("%s holds it already; enumerate would leave it as it is.%n", out.get());
        }
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
