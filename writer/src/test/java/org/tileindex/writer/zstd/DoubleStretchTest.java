package org.tileindex.writer.zstd;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.writer.form.ByteSink;

/// Doubles of any spacing: what is not evenly spaced may take more bytes, but comes back.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DoubleStretchTest {
    private static final int TABLES = 4_000;

    private final ZstdFrame frame = new ZstdFrame();

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aStepThatIsTooLargeForADouble() {
        check(-1e308, 1e308);
        check(-Double.MAX_VALUE, 0, Double.MAX_VALUE);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aStepOfWhichAFewThousandAreTooLargeForADouble() {
        check(0, 1e305, 2e305, 3e305);
    }

    @Test
    void stepsThatAreTinyBesideLaterValues() {
        double[] doubles = new double[200];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = i < 2 ? i * Math.scalb(1, -34) / 3 : 1 + i / 1000.0;
        }
        check(doubles);
    }

    /// The number of steps in a unit of byte 6 is 3 times a power of two, beyond 32 bits from some power on.
    @ParameterizedTest
    @ValueSource(ints = {20, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 40, 60, 100, 900})
    void stepsOfAThirdOfAnyPower(int power) {
        double[] doubles = new double[300];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = i < 20 ? i * Math.scalb(1, -power) / 3 : 1 + (i - 20) / 7.0;
        }
        check(doubles);
    }

    @Test
    void nothingAndOneAndEqualValues() {
        check();
        check(1.5);
        check(new double[100]);
        double[] alike = new double[1000];
        Arrays.fill(alike, -180 + 1 / 240.0);
        check(alike);
    }

    @Test
    void theSmallestDoubles() {
        double[] doubles = new double[500];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = (i - 250) * Double.MIN_VALUE * 3;
        }
        check(doubles);
        check(-0.0, 0.0, Double.MIN_VALUE, Double.MIN_NORMAL, 1);
    }

    @Test
    void valuesThatFallThroughZero() {
        for (double seconds : new double[] {1, 3, 30, 7.5, 450}) {
            double[] doubles = new double[5000];
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] = 2500 * seconds / 3600 - (i + 0.5) * seconds / 3600;
            }
            check(doubles);
        }
    }

    @Test
    void longitudesThatBeginAgainAtTheAntimeridian() {
        double[] doubles = new double[30_000];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = i < 11_111 ? 180 - (11_111 - i - 0.5) / 120 : -180 + (i - 11_111 + 0.5) / 120;
        }
        int bytes = check(doubles);
        assertTrue(bytes < doubles.length, "bytes: " + bytes);
    }

    @Test
    void randomTables() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < TABLES; i++) {
            check(randomTable(random));
        }
    }

    @Test
    void alikeSequencesHaveMatchesWithoutExtraBits() {
        byte[] content = new byte[500];
        frame.start(content.length);
        frame.literal(content, 0, 100);
        assertThrows(IllegalArgumentException.class, () -> frame.alike(content, 100, 8, 35, 10, true));
        assertThrows(IllegalArgumentException.class, () -> frame.alike(content, 100, 8, 2, 10, true));
        frame.alike(content, 100, 8, 34, 10, true);
        frame.literal(content, 450, 50);
        ZstdDecoders.require(bytes(frame.finish()), content);
    }

    /// Pieces of different steps, of which each goes on from the one before or leaps.
    private static double[] randomTable(SplittableRandom random) {
        double[] doubles = new double[1 + random.nextInt(1500)];
        double value = random.nextInt(3) == 0 ? 0 : random.nextDouble(-180, 180);
        double step = step(random);
        for (int i = 0; i < doubles.length; i++) {
            int event = random.nextInt(400);
            if (event == 0) {
                step = step(random);
            } else if (event == 1) {
                value = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-1000, 1000));
            } else if (event == 2) {
                value += step * random.nextInt(5000);
            }
            doubles[i] = value;
            value += step;
        }
        return doubles;
    }

    private static double step(SplittableRandom random) {
        double[] odd = {1, 3, 5, 7, 15, 45, 120, 225, 3600, 4095};
        double sign = random.nextInt(3) == 0 ? -1 : 1;
        int power = random.nextInt(4) == 0 ? random.nextInt(-1040, 1024) : random.nextInt(-45, 5);
        return sign * Math.scalb(1 / odd[random.nextInt(odd.length)], power);
    }

    /// Returns the bytes of the frame.
    private int check(double... doubles) {
        byte[] content = new byte[doubles.length * Double.BYTES];
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(doubles);
        frame.start(content.length);
        DoubleStretch.put(content, doubles.length, frame);
        byte[] encoded = bytes(frame.finish());
        ZstdDecoders.require(encoded, content);
        return encoded.length;
    }

    private static byte[] bytes(ByteSink sink) {
        return Arrays.copyOf(sink.array(), sink.size());
    }
}
