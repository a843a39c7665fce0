package org.tileindex.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.plan.RunPlan;
import org.tileindex.plan.TaskKind;
import org.tileindex.plan.ZoneGroup;
import org.tileindex.plan.ZoneWork;
import org.tileindex.scan.RowBand;
import org.tileindex.scan.ZoneBands;
import org.tileindex.scan.ZoneCells;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;
import org.tileindex.telemetry.StageTime;
import org.tileindex.value.GatheredUse;
import org.tileindex.value.RasterUse;
import org.tileindex.zone.Zone;

/// A run whose work is done by other processes, in two stages: all cells are found, then all shards are written. What
/// comes back may come in any order, by one thread at a time.
public final class RemoteRun {
    private final RunPlan plan;
    private final LazyZones geometry;
    private final List<ZoneRun> zones;
    private final List<FoundParts> groups = new ArrayList<>();
    private final FoundCells cells;
    private final ShardWork work;
    private final StageClock clock;
    private final GatheredUse rasters = new GatheredUse();
    private final List<PlannedShard> shards = new ArrayList<>();

    /// What came back of a group, by part.
    private record FoundParts(GroupRun group, List<Optional<List<ZoneCells>>> parts) {
        static FoundParts of(ZoneGroup group, List<ZoneRun> zones, int parts) {
            List<ZoneRun> members =
                    group.zones().stream().map(zone -> zones.get(zone.number())).toList();
            return new FoundParts(
                    new GroupRun(group, members), new ArrayList<>(Collections.nCopies(parts, Optional.empty())));
        }

        boolean isComplete() {
            return parts.stream().allMatch(Optional::isPresent);
        }

        List<ZoneCells> join() {
            List<List<ZoneCells>> found =
                    parts.stream().map(Optional::orElseThrow).toList();
            return found.size() == 1
                    ? found.getFirst()
                    : List.of(ZoneCells.join(found.stream().map(List::getFirst).toList()));
        }
    }

    RemoteRun(
            RunPlan plan, LazyZones geometry, List<ZoneRun> zones, FoundCells cells, ShardWork work, StageClock clock) {
        this.plan = plan;
        this.geometry = geometry;
        this.zones = zones;
        this.cells = cells;
        this.work = work;
        this.clock = clock;
    }

    public RunPlan plan() {
        return plan;
    }

    /// All zones, by number.
    ///
    /// @throws TileIndexException if they cannot be read
    public List<Zone> zones() throws TileIndexException {
        List<Zone> all = new ArrayList<>();
        for (ZoneWork zone : plan.works()) {
            all.add(geometry.get(zone.id()));
        }
        return all;
    }

    /// The work of the first stage, heaviest first. A zone that takes longer than its share is cut into row bands.
    ///
    /// @param workers number of threads that will do it, all together
    public List<FindWork> find(int workers) throws TileIndexException {
        long all = plan.groups().stream().mapToLong(this::findNanos).sum();
        long share = Math.max(1, all / Math.max(1, workers));
        List<FindWork> works = new ArrayList<>();
        for (ZoneGroup group : plan.groups()) {
            List<RowBand> bands = bands(group, Math.clamp(Math.ceilDiv(findNanos(group), share), 1, workers));
            for (RowBand band : bands) {
                works.add(work(group, bands, band));
            }
            groups.add(FoundParts.of(group, zones, bands.size()));
        }
        works.sort(Comparator.comparingLong(FindWork::cost).reversed());
        return works;
    }

    private FindWork work(ZoneGroup group, List<RowBand> bands, RowBand band) {
        return new FindWork(
                group.number(),
                bands.indexOf(band),
                group.zones().stream().map(ZoneWork::number).toList(),
                !plan.known().valid(),
                band.from(),
                band.to(),
                group.name(),
                findNanos(group) / bands.size());
    }

    private long findNanos(ZoneGroup group) {
        return group.zones().stream()
                .map(zone -> zones.get(zone.number()).expected())
                .mapToLong(cost -> TaskKind.VALIDATE.cost(cost) + TaskKind.SCAN.cost(cost))
                .sum();
    }

    /// Only a zone that stands alone is cut, and only in longitude and latitude.
    private List<RowBand> bands(ZoneGroup group, int parts) throws TileIndexException {
        Grid grid = plan.request().cells().grid();
        boolean divisible =
                parts > 1 && group.zones().size() == 1 && !grid.crs().isProjected();
        return divisible
                ? ZoneBands.cut(geometry.get(group.zones().getFirst().id()), grid, parts)
                : List.of(new RowBand(0, grid.nrows()));
    }

    /// Takes what was found. When a group is complete, its shards are cut.
    public void found(FindWork part, FindWork.Found found) throws TileIndexException, IOException {
        FoundParts parts = groups.get(part.group());
        GroupRun group = parts.group();
        for (int i = 0; i < group.zones().size(); i++) {
            group.zones().get(i).invalid(found.problems().get(i));
        }
        rasters.take(found.use());
        account(found.times());
        divide(group, found.times());
        parts.parts().set(part.part(), Optional.of(found.cells().unpack()));
        if (parts.isComplete()) {
            shards.addAll(cells.cut(group, parts.join()));
            parts.parts().clear();
        }
    }

    private void account(List<StageTime> times) {
        times.forEach(clock::add);
    }

    private static void divide(GroupRun group, List<StageTime> times) {
        for (StageTime time : times) {
            if (time.stage() == Stage.VALIDATE) {
                group.divide(time.wallNanos(), 0, group.zones().size(), ZoneRun::validatedIn);
            } else if (time.stage() == Stage.SCAN) {
                group.divide(time.wallNanos(), 0, group.zones().size(), ZoneRun::scannedIn);
            }
        }
    }

    /// The work of the second stage, heaviest first, when all cells are found.
    public List<WriteWork> write() {
        return IntStream.range(0, shards.size())
                .mapToObj(i -> WriteWork.of(i, shards.get(i)))
                .sorted(Comparator.comparingLong(WriteWork::cost).reversed())
                .toList();
    }

    /// Takes note of a shard that was written.
    public void written(WriteWork done, WriteWork.Written written) {
        rasters.take(written.use());
        account(written.times());
        PlannedShard planned = shards.get(done.number());
        long nanos = written.times().stream().mapToLong(StageTime::wallNanos).sum();
        work.wrote(planned, nanos);
    }

    /// What the other processes read from rasters, up to the last answer of each.
    public RasterUse rasters() {
        return rasters.total();
    }
}
