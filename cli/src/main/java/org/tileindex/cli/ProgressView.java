package org.tileindex.cli;

import java.util.List;

/// Work in progress, as a display sees it.
interface ProgressView {
    /// Whether there is something to show; false at first, so that an early error stands alone.
    boolean isKnown();

    /// The share that is done, from 0 to 1.
    double fraction();

    /// Figures for a bar in the order of display. Texts keep their lengths while the work goes on, as far as possible.
    ///
    /// @param seconds since the work began
    List<Figure> figures(double seconds);

    /// The same for a line of a log.
    ///
    /// @param seconds since the work began
    String line(double seconds);

    /// One figure beside a bar.
    ///
    /// @param rank figures of the highest rank are left out first where room is short
    record Figure(String text, int rank) {}
}
