package org.tileindex.statistic;

/// Room for the numbers of a block while they are added. Collectors of one thread share it; what is in it lasts no
/// longer than an addition.
public final class SumBlocks {
    private final double[] products = new double[BlockSplit.BLOCK];
    private final double[] first = new double[BlockSplit.BLOCK];
    private final double[] second = new double[BlockSplit.BLOCK];

    double[] products() {
        return products;
    }

    double[] first() {
        return first;
    }

    double[] second() {
        return second;
    }
}
