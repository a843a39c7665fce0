package org.tileindex.spark;

import java.util.Arrays;
import java.util.List;

/// Several command lines of [TileIndexJob] in one process, one after another; prints the exit code of each.
final class ManyJobs {
    private ManyJobs() {}

    /// Runs all of them.
    ///
    /// @param args command lines, whose words are parted by line feeds
    public static void main(String[] args) {
        for (String line : args) {
            List<String> words = Arrays.asList(line.split("\n", -1));
            System.err.println("exit " + TileIndexJob.run(words.toArray(String[]::new)));
        }
    }
}
