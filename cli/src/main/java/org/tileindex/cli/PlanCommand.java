package org.tileindex.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.forecast.ClusterQuestion;
import org.tileindex.forecast.RunForecast;
import org.tileindex.inspect.StreamingPlan;
import org.tileindex.plan.RunPlan;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.run.PlannedRun;
import org.tileindex.run.RunPlanner;
import org.tileindex.tile.Dataset;
import org.tileindex.value.Pixels;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tile-index plan`: predicts what `enumerate` would do with the same options.
@Command(
        name = "plan",
        description = {
            "Predicts what enumerate would do with the same options.",
            "The prediction covers tiles, shards, bytes, seconds, and the schedule of each worker. After a run with"
                    + " the same parameters it shows what that run found and how long it took. Nothing is written.",
            "With --value or --mask it also says which blocks and bytes of the rasters will be read; for that, the"
                    + " zones are validated and their cells are found.",
            "With --executors it foretells the run on clusters, too: time, requests to an object store, and cost.",
            "stats --dry-run foretells stats."
        },
        customSynopsis = "tile-index plan [OPTIONS]",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false)
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Output folder of enumerate; the plan says whether the result is there already.")
    private Optional<FilePlace> out = Optional.empty();

    @Option(
            names = "--most",
            defaultValue = "20",
            paramLabel = "N",
            description = "Number of zones to list, costliest first (default: ${DEFAULT-VALUE}).")
    private int most;

    @Mixin
    private DatasetSelection datasets = new DatasetSelection();

    @Mixin
    private JsonOption json = new JsonOption();

    @ArgGroup(validate = false, heading = "%nClusters:%n")
    private ClusterOptions clusters = new ClusterOptions();

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws TileIndexException, InterruptedException {
        if (most < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--most %d: at least 0 is needed".formatted(most));
        }
        List<Dataset> wanted = datasets.datasets();
        try (OpenRasters rasters = options.rasters()) {
            PlannedRun planned = RunPlanner.planned(
                    options.request(wanted, rasters.pixels(), out.orElse(new FilePlace("")), false, ScanPath.FAST));
            int cores = planned.plan().request().execution().workers();
            return print(planned.plan(), reading(planned), question(cores));
        }
    }

    /// What the run will read of rasters, if it takes values.
    private static Optional<StreamingPlan> reading(PlannedRun planned) throws TileIndexException, InterruptedException {
        RunRequest request = planned.plan().request();
        Pixels pixels = request.cells().pixels();
        if (pixels.columns().isEmpty() && pixels.mask().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(StreamingPlan.of(
                pixels,
                new StreamingPlan.Cells(
                        request.cells().grid(),
                        planned.zones(),
                        request.zones().onInvalid(),
                        request.cells().rule())));
    }

    private Optional<ClusterQuestion> question(int cores) {
        try {
            return clusters.question(cores);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static ClusterAnswers answers(ClusterQuestion question, RunPlan plan, Optional<StreamingPlan> reading) {
        RunForecast forecast = new RunForecast(plan, reading.map(StreamingPlan::figures), question.assumptions());
        return new ClusterAnswers(
                question,
                question.clusters().stream().map(forecast::on).toList(),
                OptionalDouble.of(forecast.localSeconds()));
    }

    private int print(RunPlan plan, Optional<StreamingPlan> reading, Optional<ClusterQuestion> asked)
            throws TileIndexException {
        plan.warning().ifPresent(warning -> Terminal.warn(spec.commandLine().getErr(), warning));
        boolean published = out.isPresent() && plan.isPublished();
        Optional<ClusterAnswers> answers = asked.map(question -> answers(question, plan, reading));
        PrintWriter text = spec.commandLine().getOut();
        if (json.isGiven()) {
            JsonOption.print(text, PlanJson.of(plan, reading, answers.map(ClusterJson::of), published));
            return CommandLine.ExitCode.OK;
        }
        text.print(PlanText.of(plan, reading, most));
        answers.ifPresent(clusters -> text.printf("%n%s", ClusterText.of(clusters)));
        if (published) {
            text.printf("%s holds this result already; enumerate would leave it as it is.%n", out.orElseThrow());
        }
        text.flush();
        return CommandLine.ExitCode.OK;
    }
}
