package org.tileindex.cli;

import java.nio.file.Path;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The options of every command that does or predicts a run; a mixin.
final class RunOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(validate = false, heading = "%nZones:%n")
    private ZoneSelection zones = new ZoneSelection();

    @ArgGroup(validate = false, heading = "%nGrid:%n")
    private GridSelection grid = new GridSelection();

    @ArgGroup(validate = false, heading = "%nFiles:%n")
    private OutputLayout layout = new OutputLayout();

    @Mixin
    private WorkersOption workers = new WorkersOption();

    @ArgGroup(validate = false, heading = "%nMachine (the output is the same):%n")
    private Execution execution = new Execution();

    /// The request of these options.
    ///
    /// @param path the way to find the cells
    ///
    /// @throws TileIndexException if they name an unknown inclusion rule
    /// @throws CommandLine.ParameterException if they are wrong in another way
    RunRequest request(Path out, boolean resume, ScanPath path) throws TileIndexException {
        try {
            Grid cells = grid.grid();
            RunRequest.Zones wanted = zones.zones();
            return new RunRequest(
                    out,
                    resume,
                    wanted,
                    new RunRequest.Cells(cells, grid.rule()),
                    layout.layout(cells, wanted.options().ids()),
                    execution.execution(path, workers(path)));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /// The number of workers: where the user gives none, no more than the path can use.
    private int workers(ScanPath path) {
        boolean asked = spec.commandLine().getParseResult().hasMatchedOption("--workers");
        return asked ? workers.workers() : Math.min(workers.workers(), path.mostWorkers());
    }
}
