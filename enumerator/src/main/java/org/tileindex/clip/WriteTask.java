package org.tileindex.clip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.CellRuns;
import org.tileindex.raster.ReadPlan;
import org.tileindex.raster.WindowReader;
import org.tileindex.scheduler.Task;

/// Reads the windows of some zones and writes their files. Small windows are read together, so that a block is visited
/// once for all of them; a large one is read in stretches of tile rows.
final class WriteTask implements Task {
    /// Bytes of samples that are read together, unless one row of tiles has more.
    static final long MOST_BYTES = 64L << 20;

    private static final int NANOS_PER_BYTE = 20;

    private final List<ZoneClip> zones;
    private final Clipper clipper;
    private final WindowReader reader;
    private final ClipFolder folder;
    private final ClipProgress progress;

    /// @param zones one, or several whose windows have at most [#MOST_BYTES] together
    WriteTask(List<ZoneClip> zones, Clipper clipper, WindowReader reader, ClipFolder folder, ClipProgress progress) {
        this.zones = List.copyOf(zones);
        this.clipper = clipper;
        this.reader = reader;
        this.folder = folder;
        this.progress = progress;
    }

    @Override
    public String kind() {
        return "clip";
    }

    @Override
    public String name() {
        return zones.getFirst().id();
    }

    private long bytes() {
        return zones.stream().mapToLong(ZoneClip::pixels).sum() * clipper.pixelBytes();
    }

    @Override
    public long cost() {
        return NANOS_PER_BYTE * bytes();
    }

    @Override
    public long memory() {
        return Math.min(bytes(), MOST_BYTES);
    }

    @Override
    public void run(Task.Context context)
            throws TileIndexException, IOException, OtherFileException, InterruptedException {
        if (zones.size() == 1) {
            writeInStretches(zones.getFirst(), context);
            return;
        }
        List<CellRuns> windows = new ArrayList<>();
        for (ZoneClip zone : zones) {
            windows.add(clipper.cells(zone, 0, zone.height()));
        }
        ReadPlan plan = ReadPlan.of(clipper.all(), windows);
        reader.read(plan, 0, plan.steps(), context::cancelled);
        for (int i = 0; i < zones.size() && !context.cancelled(); i++) {
            ZoneClip zone = zones.get(i);
            try (ClipFile file = folder.open(clipper, zone)) {
                file.write(0, zone.height(), plan.values(i));
                finish(file, zone.pixels());
            }
        }
    }

    private void writeInStretches(ZoneClip zone, Task.Context context)
            throws TileIndexException, IOException, OtherFileException, InterruptedException {
        try (ClipFile file = folder.open(clipper, zone)) {
            long rowBytes = (long) zone.width() * clipper.pixelBytes();
            int rows = (int) Math.max(1, MOST_BYTES / (rowBytes * file.tileRows())) * file.tileRows();
            for (int from = 0; from < zone.height(); from += rows) {
                int to = Math.min(zone.height(), from + rows);
                ReadPlan plan = ReadPlan.of(clipper.all(), List.of(clipper.cells(zone, from, to)));
                reader.read(plan, 0, plan.steps(), context::cancelled);
                if (context.cancelled()) {
                    return;
                }
                file.write(from, to, plan.values(0));
                progress.pixels((long) (to - from) * zone.width());
            }
            finish(file, 0);
        }
    }

    private void finish(ClipFile file, long pixels) throws IOException, OtherFileException {
        folder.finish(file);
        progress.pixels(pixels);
        progress.file();
    }
}
