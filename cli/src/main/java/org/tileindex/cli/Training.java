package org.tileindex.cli;

import java.util.Arrays;
import java.util.List;

/// What the launcher records its ahead-of-time cache with: several command lines in one JVM, of which each begins after
/// an argument `then`.
final class Training {
    private static final String NEXT = "then";

    private Training() {}

    public static void main(String[] args) {
        List<String> left = Arrays.asList(args);
        while (!left.isEmpty()) {
            int next = left.indexOf(NEXT);
            int end = next < 0 ? left.size() : next;
            if (Main.run(left.subList(0, end).toArray(String[]::new)) != 0) {
                throw new IllegalStateException("failed: " + left.subList(0, end));
            }
            left = left.subList(Math.min(end + 1, left.size()), left.size());
        }
    }
}
