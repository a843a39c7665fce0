package org.tileindex.statistic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the word that somebody may have meant.
final class Spelling {
    private Spelling() {}

    /// The word that takes the fewest insertions, deletions and replacements of letters, if these are at most two
    /// and fewer than the word has letters.
    static Optional<String> nearest(String typed, List<String> words) {
        int most = Math.min(2, typed.length() - 1);
        return words.stream()
                .min(Comparator.comparingInt(word -> distance(typed, word)))
                .filter(word -> distance(typed, word) <= most);
    }

    /// V. I. Levenshtein's distance, row by row.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
