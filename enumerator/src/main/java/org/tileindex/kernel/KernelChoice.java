package org.tileindex.kernel;

/// The kernels of a run, and why it has these.
///
/// @param why as a clause, such as `the work is per span`
public record KernelChoice(Kernels kernels, String why) {
    /// The kernels and the reason, for people.
    public String description() {
        return kernels.description() + ": " + why;
    }
}
