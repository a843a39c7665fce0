package org.tileindex.cli;

import java.util.List;

/// What a display shows of work under way.
interface ProgressView {
    /// False while there is nothing to tell, so that an early error stands alone.
    boolean isKnown();

    /// The part that is done, 0 to 1.
    double fraction();

    /// Figures for a bar in the order of display. Texts keep their lengths while the work goes on, as far as may be.
    ///
    /// @param seconds since the work began
    List<Figure> figures(double seconds);

    /// The same for a line of a log.
    ///
    /// @param seconds since the work began
    String line(double seconds);

    /// One figure beside a bar.
    ///
    /// @param rank where there is no room, figures of the highest rank are left out first
    record Figure(String text, int rank) {}
}
