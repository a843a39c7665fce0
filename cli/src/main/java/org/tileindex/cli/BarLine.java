package org.tileindex.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tileindex.cli.ProgressView.Figure;

/// A percentage, a bar and figures in one line of limited width. The bar takes the room that the figures leave. Where
/// that is too little, figures are left out, and in the end the bar.
///
/// @param columns maximum length of a line, in characters
/// @param blocks whether the terminal shows block elements; otherwise the bar consists of number signs
record BarLine(int columns, boolean blocks) {
    private static final int LEAST_BAR = 8;
    private static final int MOST_BAR = 50;
    private static final int PERCENT = 4;
    private static final String GAP = "  ";
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    /// The line.
    ///
    /// @param fraction share that is done, from 0 to 1
    /// @param figures in the order of display
    String of(double fraction, List<Figure> figures) {
        double done = Math.clamp(fraction, 0, 1);
        List<Figure> shown = new ArrayList<>(figures);
        while (!shown.isEmpty() && room(shown) < LEAST_BAR) {
            shown.remove(
                    shown.stream().max(Comparator.comparingInt(Figure::rank)).orElseThrow());
        }
        StringBuilder line = new StringBuilder(right((int) (100 * done) + "%", PERCENT));
        int room = Math.min(room(shown), MOST_BAR);
        if (room >= LEAST_BAR) {
            line.append(' ').append(bar(done, room));
        }
        for (Figure figure : shown) {
            line.append(GAP).append(figure.text());
        }
        return line.substring(0, Math.min(line.length(), Math.max(0, columns)));
    }

    /// The columns left for the bar, including its ends.
    private int room(List<Figure> figures) {
        int used = figures.stream()
                .mapToInt(figure -> GAP.length() + figure.text().length())
                .sum();
        return columns - PERCENT - 1 - used;
    }

    private String bar(double done, int room) {
        int cells = room - 2;
        int eighths = (int) (done * cells * EIGHTHS.length());
        int full = eighths / EIGHTHS.length();
        StringBuilder bar = new StringBuilder("|").append((blocks ? "█" : "#").repeat(full));
        if (full < cells) {
            bar.append(blocks ? EIGHTHS.charAt(eighths % EIGHTHS.length()) : ' ');
        }
        return bar.append(" ".repeat(room - 1 - bar.length())).append('|').toString();
    }

    /// `text` aligned to the right in `width` characters; a longer one is kept whole.
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
