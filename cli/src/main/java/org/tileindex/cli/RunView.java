package org.tileindex.cli;

import java.util.List;
import java.util.Locale;
import org.tileindex.report.Figures;
import org.tileindex.report.ZoneNoun;
import org.tileindex.telemetry.RunProgress;

/// A run in progress.
///
/// @param noun the word for its zones
record RunView(RunProgress progress, ZoneNoun noun) implements ProgressView {

    @Override
    public boolean isKnown() {
        return progress.zones() > 0;
    }

    @Override
    public double fraction() {
        return progress.fraction();
    }

    @Override
    public List<Figure> figures(double seconds) {
        String expected = millions(progress.tilesExpected());
        String zones = Integer.toString(progress.zones());
        String done = millions(progress.tilesDone());
        String zonesDone = Integer.toString(progress.zonesDone());
        return List.of(
                new Figure(BarLine.right(done, expected.length()) + "/" + expected + " M tiles", 1),
                new Figure(BarLine.right(tilesPerSecond(seconds), 5) + " M tiles/s", 2),
                new Figure(BarLine.right(zonesDone, zones.length()) + "/" + zones + " " + nounOfAll(), 4));
    }

    @Override
    public String line(double seconds) {
        return String.format(
                Locale.ROOT,
                "%d of %d %s, %s of about %s M tiles, %s M tiles/s, %.0f s",
                progress.zonesDone(),
                progress.zones(),
                nounOfAll(),
                millions(progress.tilesDone()),
                millions(progress.tilesExpected()),
                tilesPerSecond(seconds),
                seconds);
    }

    private String nounOfAll() {
        return progress.zones() == 1 ? noun.one() : noun.many();
    }

    private String tilesPerSecond(double seconds) {
        return Figures.millions(progress.tilesDone() / seconds, 1);
    }

    private static String millions(long tiles) {
        return Figures.millions(tiles, 1);
    }
}
