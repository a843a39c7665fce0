package org.tileindex.cli;

import java.util.List;
import java.util.Locale;
import org.tileindex.report.Figures;
import org.tileindex.verify.VerifyProgress;

/// A verification in progress. It reads files first and then decides membership; the bar shows the phase that is under
/// way.
record VerifyView(VerifyProgress progress) implements ProgressView {

    @Override
    public boolean isKnown() {
        return progress.files() > 0;
    }

    private boolean reading() {
        return progress.checks() == progress.checksDone();
    }

    @Override
    public double fraction() {
        return reading()
                ? progress.filesDone() / (double) Math.max(1, progress.files())
                : progress.checksDone() / (double) progress.checks();
    }

    @Override
    public List<Figure> figures(double seconds) {
        String files = Integer.toString(progress.files());
        return List.of(
                new Figure(reading() ? "reading " : "deciding", 4),
                new Figure(
                        BarLine.right(Integer.toString(progress.filesDone()), files.length()) + "/" + files + noun(),
                        1),
                new Figure(BarLine.right(Figures.millions(progress.rows(), 1), 5) + " M rows", 2),
                new Figure(BarLine.right(Figures.millions(progress.decisions(), 2), 5) + " M decisions", 5));
    }

    private String noun() {
        return progress.files() == 1 ? " file" : " files";
    }

    @Override
    public String line(double seconds) {
        return String.format(
                Locale.ROOT,
                "%d of %d%s, %s M rows, %s M decisions, %.0f s",
                progress.filesDone(),
                progress.files(),
                noun(),
                Figures.millions(progress.rows(), 1),
                Figures.millions(progress.decisions(), 2),
                seconds);
    }
}
