package org.tileindex.cli;

import java.nio.file.Path;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The options of every command that does, or foretells, a run; a mixin.
final class RunOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(validate = false, heading = "%nZones:%n")
    private ZoneSelection zones = new ZoneSelection();

    @ArgGroup(validate = false, heading = "%nGrid:%n")
    private GridSelection grid = new GridSelection();

    @ArgGroup(validate = false, heading = "%nFiles:%n")
    private OutputLayout layout = new OutputLayout();

    @ArgGroup(validate = false, heading = "%nMachine (the output is the same):%n")
    private Execution execution = new Execution();

    /// The request that these options make.
    ///
    /// @param path how the cells are found
    ///
    /// @throws TileIndexException if they ask for a rule that there is not
    /// @throws CommandLine.ParameterException if they are wrong otherwise
    RunRequest request(Path out, boolean resume, ScanPath path) throws TileIndexException {
        try {
            Grid cells = grid.grid();
            return new RunRequest(
                    out,
                    resume,
                    zones.zones(),
                    new RunRequest.Cells(cells, grid.rule()),
                    layout.layout(cells),
                    execution.execution(path, workers(path)));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /// A path has no more workers than it can use where no number was asked for.
    private int workers(ScanPath path) {
        boolean asked = spec.commandLine().getParseResult().hasMatchedOption("--workers");
        return asked ? execution.workers() : Math.min(execution.workers(), path.mostWorkers());
    }
}
