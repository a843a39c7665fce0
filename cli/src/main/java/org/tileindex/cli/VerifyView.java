package org.tileindex.cli;

import java.util.List;
import java.util.Locale;
import org.tileindex.verify.VerifyProgress;

/// A verification under way, to look at. It reads files first and then decides membership; the bar is that of the one
/// under way.
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
                        BarLine.right(Integer.toString(progress.filesDone()), files.length()) + "/" + files + " files",
                        1),
                new Figure(BarLine.right(millions(progress.rows(), 1), 5) + " M rows", 2),
                new Figure(BarLine.right(millions(progress.decisions(), 2), 5) + " M decisions", 5));
    }

    @Override
    public String line(double seconds) {
        return String.format(
                Locale.ROOT,
                "%d of %d files, %s M rows, %s M decisions, %.0f s",
                progress.filesDone(),
                progress.files(),
                millions(progress.rows(), 1),
                millions(progress.decisions(), 2),
                seconds);
    }

    private static String millions(long count, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", count / 1e6);
    }
}
