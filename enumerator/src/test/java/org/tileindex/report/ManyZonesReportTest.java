package org.tileindex.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.KernelChoice;
import org.tileindex.kernel.Kernels;
import org.tileindex.kernel.SimdMode;
import org.tileindex.plan.CostModel;
import org.tileindex.plan.Prediction;
import org.tileindex.plan.Rates;
import org.tileindex.plan.RunPlan;
import org.tileindex.plan.SelectedZones;
import org.tileindex.plan.ZoneGroup;
import org.tileindex.plan.ZoneRemarks;
import org.tileindex.plan.ZoneWork;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.request.Parameters;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.request.ShardFormat;
import org.tileindex.scan.SpansOf;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageTime;
import org.tileindex.tile.ShardLayout;
import org.tileindex.value.RasterUse;
import org.tileindex.writer.PublishedDataset;
import org.tileindex.writer.Receipt;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.UnknownIds;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.ZoneInput;
import org.tileindex.zone.file.ZoneOptions;

/// The reports of a run over 200,000 parcels: all of them are in the file for programs, and the page stays small.
class ManyZonesReportTest {
    private static final int SIDE = 500;
    private static final int PARCELS = SIDE * 400;
    private static final int LARGEST_PAGE = 1_000_000;
    private static final Grid GRID = GridSpec.parse("1s", new Bounds(6, 45, 11, 49));

    /// A parcel has 33 × 33 cells, and its neighbours are 3 cells away; every thousandth is twice as wide.
    private static int width(int parcel) {
        return parcel % 1000 == 0 ? 66 : 33;
    }

    private static String id(int parcel) {
        return "parcel-%06d".formatted(parcel);
    }

    @Test
    void thePageIsSmallAndSaysWhereTheOtherZonesAre(@TempDir Path folder) throws Exception {
        SortedMap<String, ZoneExtent> extents = new TreeMap<>();
        List<CountrySummary> summaries = new ArrayList<>();
        TileMap map = new TileMap(
                GRID,
                Stream.iterate(0, i -> i + 1)
                        .limit(PARCELS)
                        .map(ManyZonesReportTest::id)
                        .toList());
        for (int i = 0; i < PARCELS; i++) {
            int row = i / SIDE * 36;
            int column = i % SIDE * 36;
            double west = GRID.westEdge(column);
            double north = GRID.northEdge(row);
            double side = 33 * GRID.pixelWidth();
            extents.put(id(i), new ZoneExtent(west, north - side, west + side, north, side * side, 2 * side, 5));
            long cells = 33L * width(i);
            summaries.add(new CountrySummary(
                    id(i), cells, new CountrySummary.Cells(cells, 0, 1, 2, cells * 600.0), 1, 0.001));
            map.draw(i, SpansOf.triples(row, column, column + width(i), row + 18, column, column + width(i)));
        }
        RunResult result = result(extents, summaries, folder);
        List<Path> files = RunReport.write(result, map, folder);
        assertEquals(4, files.size());

        String page = Files.readString(folder.resolve("run_report.html"));
        assertTrue(page.length() < LARGEST_PAGE, page.length() + " characters");
        assertTrue(
                page.contains("The 250 of 200,000 zones with the most tiles; the other 199,750 are in "),
                "what is left out");
        assertTrue(page.contains(id(1000)), "a heavy zone");
        assertTrue(page.contains("\"others\":1"), "zones of the map without names");
        try (Stream<String> lines = Files.lines(folder.resolve("country_summaries.jsonl"))) {
            assertEquals(PARCELS, lines.count());
        }
    }

    private static RunResult result(
            SortedMap<String, ZoneExtent> extents, List<CountrySummary> summaries, Path folder) {
        ShardFormat format = new ShardFormat.Parquet(Codec.SNAPPY, 4_194_304);
        RunRequest request = request(folder, format);
        SelectedZones selection = new SelectedZones(extents, new ZoneRemarks(List.of(), 3, List.of(), List.of()));
        List<ZoneWork> works = new ArrayList<>();
        extents.forEach((id, extent) -> works.add(ZoneWork.of(works.size(), id, extent, GRID)));
        List<ZoneGroup> groups = ZoneGroup.cut(works);
        CostModel costs = new CostModel(Optional.empty(), Rates.first(format, false), 50_000_000);
        Prediction.Known known = new Prediction.Known(true, Set.of());
        Prediction prediction = Prediction.of(costs, works, groups, known, request.layout(), request.dispatch());
        RunPlan plan = new RunPlan(
                request,
                Parameters.of(request, "0".repeat(64), extents.keySet()),
                new ZoneInput("parcels.parquet", false, "0".repeat(64), 1, 50_000_000, 0.1),
                selection,
                works,
                groups,
                known,
                costs,
                prediction);
        return result(plan, summaries, prediction, folder);
    }

    private static RunResult result(RunPlan plan, List<CountrySummary> summaries, Prediction prediction, Path folder) {
        PublishedDataset published = new PublishedDataset(
                "tile_index",
                folder.resolve("tile_index").toString(),
                new Receipt("0".repeat(64), 3, 50_000_000),
                false);
        return new RunResult(
                plan,
                new KernelChoice(Kernels.scalar(), "as asked for"),
                List.of(),
                summaries,
                List.of(published),
                measured(prediction),
                0,
                List.of(),
                RasterUse.NONE,
                "reports");
    }

    private static RunRequest request(Path folder, ShardFormat format) {
        ZoneOptions options =
                new ZoneOptions(Optional.of("parcel_id"), Optional.empty(), ZoneIds.ANY, UnknownIds.FAIL, List.of());
        return new RunRequest(
                folder,
                false,
                new RunRequest.Zones(Optional.of(new FilePlace("parcels.parquet")), List.of(), options, OnInvalid.FAIL),
                new RunRequest.Cells(GRID, InclusionRule.CENTER),
                new RunRequest.Layout(ShardLayout.PACKED, format, 8_388_608),
                new RunRequest.Execution(
                        2, 1 << 28, SimdMode.SCALAR, ScanPath.FAST, Optional.empty(), OptionalLong.empty()));
    }

    private static RunResult.Measured measured(Prediction prediction) {
        return new RunResult.Measured(
                prediction.schedule(),
                Stream.of(Stage.values())
                        .map(stage -> new StageTime(stage, 1_000_000_000, 900_000_000, 0, 0))
                        .toList(),
                List.of(),
                0.5,
                1 + prediction.schedule().makespan() / 1e9,
                2,
                300_000_000,
                60,
                40,
                1e8,
                List.of());
    }
}
