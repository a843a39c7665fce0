package org.tileindex.statistic;

/// Takes the distinct values of a [Distribution] in ascending order.
@FunctionalInterface
interface WeightVisitor {
    /// Takes the next value.
    ///
    /// @param weight of the value; the object is used again for the next one
    void visit(double value, ExactSum weight);
}
