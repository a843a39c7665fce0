package org.tileindex.clip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.kernel.KernelChoice;
import org.tileindex.kernel.Kernels;
import org.tileindex.kernel.Work;
import org.tileindex.projection.ZoneProjection;
import org.tileindex.raster.WindowReader;
import org.tileindex.request.ScanPath;
import org.tileindex.run.TaskFaults;
import org.tileindex.scan.RowBand;
import org.tileindex.scheduler.CostScheduler;
import org.tileindex.scheduler.Task;
import org.tileindex.scheduler.TaskFailedException;
import org.tileindex.task.LazyZones;
import org.tileindex.telemetry.StageClock;
import org.tileindex.writer.OutputBusyException;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;

/// Writes the window of each zone as a GeoTIFF file (contract, section 8). First the cells of all zones are found, then
/// their windows are written in the order of the raster's blocks, so that neighbours are read together.
public final class ClipRun {
    private static final int LONGEST_NAME = 255 - ".part".length();
    private static final int VERTICES_PER_TASK = 20_000;
    private static final int TASKS_PER_WORKER = 4;
    private static final long LEAST_BYTES = 1L << 20;

    private final ClipRequest request;
    private final ClipProgress progress;
    private final List<ZoneClip> clips = Collections.synchronizedList(new ArrayList<>());
    private final List<String> empty = Collections.synchronizedList(new ArrayList<>());
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

    public ClipRun(ClipRequest request, ClipProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /// Does the run. Files that were complete when it failed keep their names.
    ///
    /// @throws TileIndexException for anything that went wrong: E012 if there is another file of a zone's name
    /// @throws InterruptedException if the calling thread was interrupted
    public ClipResult execute() throws TileIndexException, InterruptedException {
        long start = System.nanoTime();
        Grid grid = request.raster().anyGrid();
        Clipper clipper = Clipper.of(request.raster(), request.cutline(), request.compression());
        KernelChoice kernels = request.execution().simd().kernels(Work.SAMPLES);
        find(search(grid, kernels.kernels()));
        WindowReader reader = request.execution().rasters().reader(kernels.kernels());
        ClipFolder folder = write(clipper, reader);
        Collections.sort(empty);
        Collections.sort(problems);
        return new ClipResult(
                folder.written(),
                folder.unchanged(),
                folder.bytes(),
                progress.allPixels(),
                empty,
                problems,
                kernels,
                reader.figures(),
                reader.cacheFigures(),
                request.raster().source().figures(),
                (System.nanoTime() - start) / 1e9);
    }

    private void find(FindTask.Search search) throws TileIndexException, InterruptedException {
        LazyZones zones = new LazyZones(LazyZones.source(request.zones()), request.zones(), new StageClock());
        List<String> ids = List.copyOf(zones.selection().extents().keySet());
        problems.addAll(zones.selection().problems());
        progress.expect(ids.size());
        List<Task> tasks = new ArrayList<>();
        List<Zone> together = new ArrayList<>();
        long vertices = 0;
        for (String id : ids) {
            checkName(id);
            Zone zone = zones.get(id);
            together.add(zone);
            vertices += zone.vertices();
            if (vertices >= VERTICES_PER_TASK) {
                tasks.add(findTask(together, search));
                together = new ArrayList<>();
                vertices = 0;
            }
        }
        if (!together.isEmpty()) {
            tasks.add(findTask(together, search));
        }
        try {
            runTasks(tasks);
        } catch (IOException e) {
            throw new IllegalStateException("no file is written while cells are found", e);
        } catch (TileIndexException e) {
            boolean names =
                    e.code() == ErrorCode.E001_GEO_INVALID && request.zones().onInvalid() == OnInvalid.FAIL;
            throw names ? zones.firstFault(e) : e;
        }
    }

    private static void checkName(String id) throws TileIndexException {
        if (ClipFolder.name(id).length() > LONGEST_NAME) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "the id %s is too long: its file's name would have more than %d bytes"
                            .formatted(Printable.id(id), LONGEST_NAME),
                    "Name a field of shorter ids with --zone-id.");
        }
    }

    private Task findTask(List<Zone> zones, FindTask.Search search) {
        return new FindTask(zones, request.zones().onInvalid(), search, this::found);
    }

    private FindTask.Search search(Grid grid, Kernels kernels) throws TileIndexException {
        return new FindTask.Search(
                new RowBand(0, grid.nrows()),
                ZoneProjection.of(grid),
                () -> ScanPath.FAST.finder(grid, request.rule(), false, kernels));
    }

    private void found(FindTask.Found zone) {
        problems.addAll(zone.zone().problems());
        String id = zone.zone().zone().id();
        if (zone.spans().size() == 0) {
            empty.add(id);
        } else {
            clips.add(ZoneClip.of(id, zone.spans()));
        }
        progress.found();
    }

    private ClipFolder write(Clipper clipper, WindowReader reader) throws TileIndexException, InterruptedException {
        progress.expectPixels(clips.stream().mapToLong(ZoneClip::pixels).sum());
        try (ClipFolder folder = ClipFolder.open(request.out())) {
            List<Task> tasks = new ArrayList<>();
            groups(clipper).forEach(group -> tasks.add(new WriteTask(group, clipper, reader, folder, progress)));
            runTasks(tasks);
            return folder;
        } catch (OutputBusyException e) {
            throw new TileIndexException(
                            ErrorCode.E013_OUTPUT_BUSY,
                            String.valueOf(e.getMessage()),
                            "Wait for it, or give another --out.")
                    .causedBy(e);
        } catch (IOException e) {
            throw new TileIndexException(
                            ErrorCode.E011_OUTPUT,
                            "cannot write to %s: %s".formatted(request.out(), Reason.at(e)),
                            "Give an --out that is writable and has room.")
                    .causedBy(e);
        }
    }

    /// The zones in the order of the raster's rows of blocks; neighbours whose windows are small are put together.
    private List<List<ZoneClip>> groups(Clipper clipper) {
        int blockHeight = request.raster().header().image().blockHeight();
        List<ZoneClip> sorted = new ArrayList<>(clips);
        sorted.sort(Comparator.comparingInt((ZoneClip clip) -> clip.row() / blockHeight)
                .thenComparingInt(ZoneClip::col)
                .thenComparing(ZoneClip::id));
        long all = progress.allPixels() * clipper.pixelBytes();
        long share = all / (TASKS_PER_WORKER * (long) request.execution().workers());
        long most = Math.clamp(share, LEAST_BYTES, WriteTask.MOST_BYTES);
        List<List<ZoneClip>> groups = new ArrayList<>();
        long bytes = Long.MAX_VALUE / 2;
        for (ZoneClip clip : sorted) {
            long own = clip.pixels() * clipper.pixelBytes();
            if (bytes + own > most) {
                groups.add(new ArrayList<>());
                bytes = 0;
            }
            groups.getLast().add(clip);
            bytes += own;
        }
        return groups;
    }

    private void runTasks(List<Task> tasks) throws TileIndexException, IOException, InterruptedException {
        try {
            new CostScheduler(request.execution().dispatch(true), tasks).run();
        } catch (TaskFailedException e) {
            if (e.getCause() instanceof OtherFileException other) {
                throw new TileIndexException(
                                ErrorCode.E012_OUTPUT_CONFLICT,
                                String.valueOf(other.getMessage()),
                                "It was left as it is; remove it, or give another --out.")
                        .causedBy(other);
            }
            throw TaskFaults.of(e);
        }
    }
}
