package org.tileindex.statistic;

/// Room for the numbers of a block while they are added; made when it is first used. Collectors of one thread share it.
/// What is in it lasts no longer than an addition.
public final class SumBlocks {
    private double[] products = {};
    private double[] first = {};
    private double[] second = {};

    double[] products() {
        products = made(products);
        return products;
    }

    double[] first() {
        first = made(first);
        return first;
    }

    double[] second() {
        second = made(second);
        return second;
    }

    private static double[] made(double[] room) {
        return room.length == 0 ? new double[BlockSplit.BLOCK] : room;
    }
}
