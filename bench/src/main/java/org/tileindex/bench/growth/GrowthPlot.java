package org.tileindex.bench.growth;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Draws the table that `perf/growth.sh` measures as SVG: time per tile and peak memory over the number of tiles. All
/// axes are logarithmic and span whole decades. Ticks keep XChart's format, because with another one it places them as
/// on linear axes.
final class GrowthPlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 540;
    private static final String TIME = "wall time per tile (ns)";
    private static final String MEMORY = "peak memory (MB)";

    /// Factor by which the name of a grid stands below its point.
    private static final double BELOW = 1.35;

    private GrowthPlot() {}

    /// Draws a plot; the arguments are the table, the file to write, and a subtitle that names the machine.
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: GrowthPlot TABLE.csv PLOT.svg SUBTITLE");
            System.exit(2);
        }
        XYChart chart = chart(Growth.read(Files.readAllLines(Path.of(args[0]))), args[2]);
        VectorGraphicsEncoder.saveVectorGraphic(chart, args[1], VectorGraphicsFormat.SVG);
    }

    static XYChart chart(List<Growth> sizes, String subtitle) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Growth, cold processes: " + subtitle)
                .xAxisTitle("tiles")
                .build();
        XYStyler style = chart.getStyler();
        style.setXAxisLogarithmic(true);
        style.setYAxisLogarithmic(true);
        style.setYAxisGroupPosition(1, Styler.YAxisPosition.Right);
        style.setChartBackgroundColor(Color.WHITE);
        style.setLegendPosition(Styler.LegendPosition.OutsideS);
        style.setLegendLayout(Styler.LegendLayout.Horizontal);
        List<Double> tiles = sizes.stream().map(size -> (double) size.tiles()).toList();
        style.setXAxisMin(decadeBelow(tiles));
        style.setXAxisMax(decadeAbove(tiles));
        List<Double> nanos = sizes.stream().map(Growth::nanosPerTile).toList();
        style(add(chart, TIME, 0, tiles, nanos), new Color(0x1D, 0x4E, 0xD8), SeriesMarkers.CIRCLE);
        List<Double> megabytes = sizes.stream().map(Growth::peakMegabytes).toList();
        style(add(chart, MEMORY, 1, tiles, megabytes), new Color(0xC2, 0x41, 0x0C), SeriesMarkers.SQUARE);
        for (Growth size : sizes) {
            chart.addAnnotation(new AnnotationText(size.grid(), size.tiles(), size.nanosPerTile() / BELOW, false));
        }
        return chart;
    }

    /// Adds a series with an axis of its own.
    private static XYSeries add(XYChart chart, String name, int axis, List<Double> tiles, List<Double> values) {
        XYSeries series = chart.addSeries(name, tiles, values);
        series.setYAxisGroup(axis);
        chart.setYAxisGroupTitle(axis, name);
        chart.getStyler().setYAxisMin(axis, decadeBelow(values));
        chart.getStyler().setYAxisMax(axis, decadeAbove(values));
        return series;
    }

    private static void style(XYSeries series, Color color, Marker marker) {
        series.setLineColor(color);
        series.setMarkerColor(color);
        series.setMarker(marker);
    }

    /// The largest power of ten that leaves room for a name below the smallest value.
    private static double decadeBelow(List<Double> values) {
        return Math.pow(10, Math.floor(Math.log10(Collections.min(values) / BELOW)));
    }

    private static double decadeAbove(List<Double> values) {
        return Math.pow(10, Math.floor(Math.log10(Collections.max(values))) + 1);
    }
}
