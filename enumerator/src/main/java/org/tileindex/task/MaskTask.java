package org.tileindex.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.TaskKind;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scheduler.Task;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;
import org.tileindex.tile.ZoneSpans;
import org.tileindex.value.PixelReader;

/// Keeps those cells of zones that fulfil the run's mask, or decides a part of them. The part that ends last hands
/// them on.
final class MaskTask implements Task {
    /// Cells of a part. Their values are in memory together.
    private static final int PART_CELLS = 1 << 22;

    private final Masking masking;
    private final int part;

    private MaskTask(Masking masking, int part) {
        this.masking = masking;
        this.part = part;
    }

    /// Makes the tasks that follow when the cells of each zone that fulfil the mask are known.
    interface Next {
        List<Task> of(List<ZoneCells> masked) throws TileIndexException, IOException;
    }

    /// Tasks that decide the cells of a group of zones.
    ///
    /// @param found the cells of each zone
    static List<Task> of(StageClock clock, PixelReader pixels, GroupRun group, List<ZoneCells> found, Next next) {
        List<List<Piece>> parts = parts(found);
        Masking masking = new Masking(clock, pixels, group, found, parts, next);
        List<Task> tasks = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            tasks.add(new MaskTask(masking, i));
        }
        return tasks;
    }

    /// At least one part.
    private static List<List<Piece>> parts(List<ZoneCells> found) {
        List<List<Piece>> parts = new ArrayList<>();
        List<Piece> part = new ArrayList<>();
        long cells = 0;
        for (int zone = 0; zone < found.size(); zone++) {
            Spans spans = found.get(zone).spans();
            int from = 0;
            for (int i = 0; i < spans.size(); i++) {
                cells += spans.length(i);
                if (cells >= PART_CELLS) {
                    part.add(new Piece(zone, spans.range(from, i + 1)));
                    parts.add(part);
                    part = new ArrayList<>();
                    from = i + 1;
                    cells = 0;
                }
            }
            part.add(new Piece(zone, spans.range(from, spans.size())));
        }
        parts.add(part);
        return parts;
    }

    @Override
    public String kind() {
        return TaskKind.MASK.label();
    }

    @Override
    public String name() {
        return masking.group.group().name();
    }

    @Override
    public long cost() {
        return masking.pixels.maskNanos(cells());
    }

    private long cells() {
        return masking.parts.get(part).stream()
                .mapToLong(piece -> piece.spans().cells())
                .sum();
    }

    @Override
    public long downstreamCost() {
        return TaskKind.MASK.downstreamCost(masking.group.expected()) / masking.parts.size();
    }

    @Override
    public long memory() {
        return PixelReader.BLOCKS_BYTES + masking.pixels.maskBytes(cells());
    }

    @Override
    public boolean interruptible() {
        return true;
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, IOException, InterruptedException {
        StageClock.Timing timing = masking.clock.start(Stage.VALUES);
        List<Piece> pieces = masking.parts.get(part);
        List<ZoneSpans> wanted = pieces.stream()
                .map(piece ->
                        new ZoneSpans(masking.group.zones().get(piece.zone()).id(), piece.spans()))
                .toList();
        List<Spans> kept = masking.pixels.masked(wanted, context::cancelled);
        timing.end(cells(), 0);
        if (!context.cancelled() && masking.kept(part, kept)) {
            masking.next.of(masking.join()).forEach(context::spawn);
        }
    }

    /// Some cells of a zone.
    ///
    /// @param zone its place in the group
    private record Piece(int zone, Spans spans) {}

    /// What all parts work on.
    private static final class Masking {
        private final StageClock clock;
        private final PixelReader pixels;
        private final GroupRun group;
        private final List<ZoneCells> found;
        private final List<List<Piece>> parts;
        private final Next next;
        private final AtomicReferenceArray<List<Spans>> kept;
        private final AtomicInteger open;

        Masking(
                StageClock clock,
                PixelReader pixels,
                GroupRun group,
                List<ZoneCells> found,
                List<List<Piece>> parts,
                Next next) {
            this.clock = clock;
            this.pixels = pixels;
            this.group = group;
            this.found = found;
            this.parts = parts;
            this.next = next;
            this.kept = new AtomicReferenceArray<>(parts.size());
            this.open = new AtomicInteger(parts.size());
        }

        /// Takes the kept cells of a part; true if that was the last one open.
        boolean kept(int part, List<Spans> spans) {
            kept.set(part, spans);
            return open.decrementAndGet() == 0;
        }

        /// The kept cells of each zone.
        List<ZoneCells> join() {
            List<List<Spans>> byZone = new ArrayList<>();
            found.forEach(zone -> byZone.add(new ArrayList<>()));
            for (int part = 0; part < parts.size(); part++) {
                for (int i = 0; i < parts.get(part).size(); i++) {
                    byZone.get(parts.get(part).get(i).zone()).add(kept.get(part).get(i));
                }
            }
            List<ZoneCells> joined = new ArrayList<>();
            for (int zone = 0; zone < found.size(); zone++) {
                joined.add(new ZoneCells(
                        Spans.join(byZone.get(zone)),
                        found.get(zone).coverage(),
                        found.get(zone).inHoles()));
            }
            return joined;
        }
    }
}
