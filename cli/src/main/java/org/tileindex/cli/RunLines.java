package org.tileindex.cli;

import java.io.PrintWriter;
import java.util.List;
import org.tileindex.kernel.KernelChoice;
import org.tileindex.raster.ReadFigures;
import org.tileindex.raster.source.SourceFigures;
import org.tileindex.report.Figures;

/// Lines that the summaries of `clip` and `stats` have in common.
final class RunLines {
    private static final int MOST_PROBLEMS = 10;

    private RunLines() {}

    /// What was read from rasters.
    static void read(PrintWriter text, ReadFigures read, SourceFigures source) {
        text.printf(
                "read         %s, %s; %s sent%n",
                Figures.count(read.blocks(), "block", "blocks"),
                Figures.bytes(read.blockBytes()),
                Figures.count(source.requests(), "request", "requests"));
    }

    /// The kernels that a run had, and why.
    static void kernels(PrintWriter text, KernelChoice kernels) {
        text.printf("kernels      %s%n", kernels.description());
    }

    /// The faults of zones that were left out or repaired.
    static void invalid(PrintWriter text, List<String> problems) {
        problems.stream().limit(MOST_PROBLEMS).forEach(problem -> text.printf("invalid      %s%n", problem));
        if (problems.size() > MOST_PROBLEMS) {
            text.printf("invalid      and %s more%n", Figures.grouped(problems.size() - MOST_PROBLEMS));
        }
    }
}
