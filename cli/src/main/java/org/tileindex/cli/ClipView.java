package org.tileindex.cli;

import java.util.List;
import java.util.Locale;
import org.tileindex.clip.ClipProgress;
import org.tileindex.report.Figures;

/// Clipping in progress. Cells are found first, then files are written; the bar shows the phase that is under way.
record ClipView(ClipProgress progress) implements ProgressView {

    @Override
    public boolean isKnown() {
        return progress.zones() > 0;
    }

    @Override
    public double fraction() {
        return progress.allPixels() == 0
                ? progress.zonesFound() / (double) progress.zones()
                : progress.pixelsDone() / (double) progress.allPixels();
    }

    @Override
    public List<Figure> figures(double seconds) {
        String all = Integer.toString(progress.zones());
        String pixels = Figures.millions(progress.allPixels(), 1);
        return List.of(
                new Figure(BarLine.right(Integer.toString(progress.files()), all.length()) + "/" + all + " files", 1),
                new Figure(
                        BarLine.right(Figures.millions(progress.pixelsDone(), 1), pixels.length()) + "/" + pixels
                                + " M pixels",
                        2));
    }

    @Override
    public String line(double seconds) {
        return String.format(
                Locale.ROOT,
                "%d of %d files, %s of %s M pixels, %.0f s",
                progress.files(),
                progress.zones(),
                Figures.millions(progress.pixelsDone(), 1),
                Figures.millions(progress.allPixels(), 1),
                seconds);
    }
}
