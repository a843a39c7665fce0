package org.tileindex.cli;

import java.util.List;
import java.util.Locale;
import org.tileindex.report.Figures;
import org.tileindex.report.ZoneNoun;
import org.tileindex.stats.StatsProgress;

/// Statistics in progress.
///
/// @param noun for the zones
record StatsView(StatsProgress progress, ZoneNoun noun) implements ProgressView {

    @Override
    public boolean isKnown() {
        return progress.zones() > 0;
    }

    @Override
    public double fraction() {
        return progress.zonesDone() / (double) progress.zones();
    }

    @Override
    public List<Figure> figures(double seconds) {
        String all = Integer.toString(progress.zones());
        String done = BarLine.right(Integer.toString(progress.zonesDone()), all.length());
        return List.of(
                new Figure(done + "/" + all + " " + noun.many(), 1),
                new Figure(Figures.millions(progress.cells(), 1) + " M cells", 2));
    }

    @Override
    public String line(double seconds) {
        return String.format(
                Locale.ROOT,
                "%d of %d %s, %s M cells, %.0f s",
                progress.zonesDone(),
                progress.zones(),
                noun.many(),
                Figures.millions(progress.cells(), 1),
                seconds);
    }
}
