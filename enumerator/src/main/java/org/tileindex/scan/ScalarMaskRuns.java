package org.tileindex.scan;

/// The specification of [MaskKernel], one byte at a time.
public final class ScalarMaskRuns implements MaskKernel {
    @Override
    public int runs(byte[] mask, int size, int[] bounds) {
        int written = 0;
        boolean inside = false;
        for (int i = 0; i < size; i++) {
            boolean set = mask[i] != 0;
            if (set != inside) {
                bounds[written++] = i;
                inside = set;
            }
        }
        if (inside) {
            bounds[written++] = size;
        }
        return written;
    }

    @Override
    public String description() {
        return "scalar";
    }
}
