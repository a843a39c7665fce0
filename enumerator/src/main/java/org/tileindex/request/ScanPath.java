package org.tileindex.request;

/// How a run finds the cells of its zones. The result is the same.
public enum ScanPath {
    /// Scan conversion, by all workers; what earlier runs found is not looked for again.
    FAST("fast"),
    /// The plain program: cell by cell, in one thread; nothing is remembered between runs.
    LEGACY("legacy");

    private final String label;

    ScanPath(String label) {
        this.label = label;
    }

    /// Its name for people.
    public String label() {
        return label;
    }
}
