package org.tileindex.bench;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.tileindex.raster.codec.Nodata;
import org.tileindex.raster.codec.SampleKernel;
import org.tileindex.raster.codec.SampleType;
import org.tileindex.raster.codec.ScalarSamples;
import org.tileindex.raster.codec.simd.VectorSamples;

/// The kernels for decoded samples, on a row of 1,024 pixels of a block.
public class SampleBench extends SuiteBenchmark {
    private static final int PIXELS = 1_024;
    private static final int MOST_BANDS = 4;
    private static final int MASK_WORDS = PIXELS / Long.SIZE;
    private static final Pattern WORK = Pattern.compile("([a-z]+)(\\d)(?:x(\\d))?");

    @Param({"scalar", "vector"})
    public String implementation = "";

    /// `sum`: predictor 2; `join`: planes of predictor 3; `swap`: byte order; `nodata`: the bits of a value; `nan`:
    /// those of NaN; `mask`: those of a mask. The digits are the bytes of a sample and, after `x`, the bands.
    @Param({
        "sum1", "sum2", "sum4", "sum8", "sum1x3", "sum1x4", "sum2x2", "sum2x4", "join2", "join4", "join8", "swap2",
        "swap4", "swap8", "nodata1", "nodata2", "nodata4", "nodata8", "nan4", "nan8", "mask1"
    })
    public String work = "";

    private final byte[] source = new byte[PIXELS * MOST_BANDS * Long.BYTES];
    private final byte[] target = new byte[source.length];
    private final long[] bits = new long[MASK_WORDS];
    private SampleKernel kernel = new ScalarSamples();
    private String verb = "";
    private int bytes;
    private int bands = 1;
    private Nodata nodata = Nodata.of(SampleType.UINT8, 0);

    /// Both kernels must give the same bytes and bits.
    @Setup
    public void setUp() {
        Matcher parts = WORK.matcher(work);
        if (!parts.matches()) {
            throw new IllegalArgumentException(work);
        }
        verb = parts.group(1);
        bytes = Integer.parseInt(parts.group(2));
        bands = parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3));
        nodata = nodata();
        new SplittableRandom(1).nextBytes(source);
        kernel = new ScalarSamples();
        run();
        ByteBuffer expected = ByteBuffer.wrap(target.clone());
        long[] expectedBits = bits.clone();
        kernel = implementation.equals("vector") ? new VectorSamples() : new ScalarSamples();
        new SplittableRandom(1).nextBytes(source);
        run();
        Gate.equal(expected, ByteBuffer.wrap(target), work);
        Gate.equal(LongBuffer.wrap(expectedBits), LongBuffer.wrap(bits), work);
    }

    private Nodata nodata() {
        boolean nan = verb.equals("nan");
        return switch (bytes) {
            case Byte.BYTES -> Nodata.of(SampleType.UINT8, 255);
            case Short.BYTES -> Nodata.of(SampleType.INT16, -9_999);
            case Integer.BYTES -> floating(SampleType.FLOAT32, nan, Float.floatToRawIntBits(-9_999f));
            default -> floating(SampleType.FLOAT64, nan, Double.doubleToRawLongBits(-9_999));
        };
    }

    /// Some neighbours of a number, or all NaNs.
    private static Nodata floating(SampleType type, boolean nan, long bits) {
        return nan ? Nodata.nan(type) : Nodata.range(type, bits, bits + 4);
    }

    private void run() {
        switch (verb) {
            case "sum" -> {
                System.arraycopy(source, 0, target, 0, PIXELS * bands * bytes);
                kernel.sum(target, 0, PIXELS * bands, bands, bytes);
            }
            case "join" -> kernel.join(source, target, 0, PIXELS, bytes);
            case "swap" -> {
                System.arraycopy(source, 0, target, 0, PIXELS * bytes);
                kernel.swap(target, 0, PIXELS, bytes);
            }
            case "nodata", "nan" -> kernel.valid(source, 0, 1, PIXELS, nodata, bits);
            case "mask" -> kernel.nonZero(source, 0, PIXELS, bits);
            default -> throw new IllegalArgumentException(work);
        }
    }

    /// Times of sums and swaps include a copy of the row, a few hundredths of a microsecond.
    @Benchmark
    public byte[] row() {
        run();
        return target;
    }
}
