package org.tileindex.bench.growth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class GrowthPlotTest {
    private static final List<String> TABLE =
            List.of("grid,of,tiles,wall_seconds,peak_mb", "60s,world,1000000,2.0,300", "30s,world,4000000,4.0,310.5");

    @TempDir
    Path folder = Path.of("");

    @Test
    void rowsAreFoundByTheNamesOfTheirColumns() {
        List<Growth> rows = Growth.read(TABLE);
        assertEquals(new Growth("60s", 1_000_000, 2, 300), rows.get(0));
        assertEquals(310.5, rows.get(1).peakMegabytes());
        assertEquals(1000, rows.get(1).nanosPerTile());
    }

    @Test
    void tableWithoutAColumnOrARowIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Growth.read(List.of("grid,tiles", "60s,7")));
        assertThrows(IllegalArgumentException.class, () -> Growth.read(TABLE.subList(0, 1)));
    }

    @Test
    void axesNameTheirUnitsAndHaveTheirOwnSeries() {
        XYChart chart = GrowthPlot.chart(Growth.read(TABLE), "a machine");
        assertTrue(chart.getTitle().endsWith("a machine"), chart::getTitle);
        assertEquals("tiles", chart.getXAxisTitle());
        assertEquals("wall time per tile (ns)", chart.getYAxisGroupTitle(0));
        assertEquals("peak memory (MB)", chart.getYAxisGroupTitle(1));
        XYSeries time = Objects.requireNonNull(chart.getSeriesMap().get("wall time per tile (ns)"));
        assertArrayEquals(new double[] {1e6, 4e6}, time.getXData());
        assertArrayEquals(new double[] {2000, 1000}, time.getYData());
        XYSeries memory = Objects.requireNonNull(chart.getSeriesMap().get("peak memory (MB)"));
        assertArrayEquals(new double[] {300, 310.5}, memory.getYData());
        assertEquals(1, memory.getYAxisGroup());
    }

    @Test
    void plotIsSvg() throws Exception {
        Path table = folder.resolve("growth.csv");
        Path plot = folder.resolve("growth.svg");
        Files.write(table, TABLE);
        GrowthPlot.main(new String[] {table.toString(), plot.toString(), "a machine"});
        String svg = Files.readString(plot);
        assertTrue(svg.contains("<svg") && svg.strip().endsWith("</svg>"), svg);
        assertTrue(svg.contains("<path"), "nothing is drawn");
    }
}
