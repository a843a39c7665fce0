package org.tileindex.cli;

/// How a run shows how far it is.
enum ProgressMode {
    /// A bar on a terminal, plain lines elsewhere.
    AUTO,
    /// One line a second.
    PLAIN,
    NONE
}
