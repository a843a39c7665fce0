package org.tileindex.statistic;

/// Takes the distinct values of a [Distribution] in ascending order.
@FunctionalInterface
public interface ShareVisitor {
    /// Takes the next value.
    ///
    /// @param value -0.0 comes as 0.0
    /// @param share the value's part of the weight of all, more than 0, at most 1
    void visit(double value, double share);
}
