package org.tileindex.cli;

import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.raster.Raster;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.tile.Dataset;
import org.tileindex.value.Pixels;
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

    @ArgGroup(validate = false, heading = "%nRasters:%n")
    private RasterSelection rasters = new RasterSelection();

    @ArgGroup(validate = false, heading = "%nFiles:%n")
    private OutputLayout layout = new OutputLayout();

    @Mixin
    private WorkersOption workers = new WorkersOption();

    @ArgGroup(validate = false, heading = "%nMachine (the output is the same):%n")
    private Execution execution = new Execution();

    /// Opens the rasters that the options name. The result must be closed when the run has ended.
    ///
    /// @throws TileIndexException if one of them cannot be used
    /// @throws CommandLine.ParameterException if the options are wrong
    OpenRasters rasters() throws TileIndexException, InterruptedException {
        try {
            return OpenRasters.open(rasters, execution.sources());
        } catch (IllegalArgumentException e) {
            throw wrongUsage(e);
        }
    }

    /// The request of these options.
    ///
    /// @param datasets to publish
    /// @param pixels of the rasters that the options name
    /// @param path the way to find the cells
    ///
    /// @throws TileIndexException if they name an unknown inclusion rule
    /// @throws CommandLine.ParameterException if they are wrong in another way
    RunRequest request(List<Dataset> datasets, Pixels pixels, FilePlace out, boolean resume, ScanPath path)
            throws TileIndexException {
        try {
            Grid cells = cells(datasets, pixels);
            RunRequest.Zones wanted = zones.zones();
            return new RunRequest(
                    out,
                    resume,
                    wanted,
                    new RunRequest.Cells(cells, grid.rule(), pixels),
                    layout.layout(
                            grid.published(datasets),
                            cells,
                            wanted.options().ids(),
                            !pixels.columns().isEmpty()),
                    execution.execution(path, workers(path)));
        } catch (IllegalArgumentException e) {
            throw wrongUsage(e);
        }
    }

    private Grid cells(List<Dataset> datasets, Pixels pixels) throws TileIndexException {
        if (datasets.equals(Dataset.VALUES) && pixels.columns().isEmpty()) {
            throw new IllegalArgumentException(
                    "values needs a raster and a band of it: --raster FILE --value 1, for example");
        }
        if (!pixels.columns().isEmpty() && datasets.stream().noneMatch(Dataset::hasValues)) {
            throw new IllegalArgumentException("--value adds a column to tile_index: add it to --datasets");
        }
        if (pixels.rasters().isEmpty()) {
            return grid.grid();
        }
        if (grid.isGiven()) {
            throw new IllegalArgumentException("--raster and --grid, --size or --bounds: the raster gives the grid");
        }
        Raster first = pixels.rasters().getFirst().raster();
        return datasets.equals(Dataset.VALUES) ? first.anyGrid() : first.grid();
    }

    private CommandLine.ParameterException wrongUsage(IllegalArgumentException e) {
        return new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }

    /// The number of workers: where the user gives none, no more than the path can use.
    private int workers(ScanPath path) {
        boolean asked = spec.commandLine().getParseResult().hasMatchedOption("--workers");
        return asked ? workers.workers() : Math.min(workers.workers(), path.mostWorkers());
    }
}
