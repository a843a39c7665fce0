package org.tileindex.cli;

/// Display of progress on stderr.
enum ProgressMode {
    /// A bar on a terminal, plain lines elsewhere.
    AUTO,
    /// One line every ten seconds.
    PLAIN,
    NONE
}
