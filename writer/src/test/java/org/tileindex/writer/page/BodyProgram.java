package org.tileindex.writer.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A random list of literals, repetitions and consecutive numbers, and its content as a plain loop makes it.
final class BodyProgram {
    private static final int MAX_NUMBERS = 70_000;
    private static final byte[] NUMBERS = numbers();

    private final byte[] content;
    private final List<Step> steps = new ArrayList<>();
    private final SplittableRandom random;
    private final boolean alikeLiterals;

    private sealed interface Step {}

    private record Literal(int at, int length) implements Step {}

    private record Repeat(int distance, int at, int length) implements Step {}

    private record Numbers(int known, int from, int to) implements Step {}

    private BodyProgram(int size, SplittableRandom random) {
        this.content = new byte[size];
        this.random = random;
        this.alikeLiterals = random.nextInt(4) == 0;
    }

    private static byte[] numbers() {
        ByteBuffer numbers = ByteBuffer.allocate(MAX_NUMBERS * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < MAX_NUMBERS; i++) {
            numbers.putInt(i);
        }
        return numbers.array();
    }

    byte[] content() {
        return content.clone();
    }

    CompressedPage run(PageBody body) {
        body.start(content.length);
        for (Step step : steps) {
            switch (step) {
                case Literal s -> body.literal(content, s.at(), s.length());
                case Repeat s -> body.repeat(s.distance(), content, s.at(), s.length());
                case Numbers s -> body.numbers(NUMBERS, Integer.BYTES, s.known(), s.from(), s.to());
            }
        }
        return body.finish(1);
    }

    /// Sizes are mostly small, or near one at which a format writes something else.
    static BodyProgram random(SplittableRandom random) {
        int[] bounds = {16, 64, 300, 3_000, 20_000, random.nextInt(8) == 0 ? 600_000 : 5_000};
        int[] edges = {255, 256, 4_096, 65_535, 65_791, 131_008, 131_072};
        int size = random.nextInt(12) == 0
                ? edges[random.nextInt(edges.length)] + random.nextInt(-2, 3)
                : random.nextInt(bounds[random.nextInt(bounds.length)]);
        BodyProgram program = new BodyProgram(size, random);
        program.fill(random.nextInt(3) == 0);
        return program;
    }

    private void fill(boolean shortSteps) {
        int at = 0;
        int distance = 1;
        while (at < content.length) {
            int wanted = shortSteps ? 1 + random.nextInt(40) : 1 + (int) Math.exp(random.nextDouble() * 12);
            int length = Math.min(wanted, content.length - at);
            int kind = random.nextInt(12);
            if (kind == 0 && length >= Integer.BYTES) {
                length = putNumbers(at, Math.min(length / Integer.BYTES, MAX_NUMBERS)) * Integer.BYTES;
            } else if (at == 0 || kind < 5) {
                putLiteral(at, length);
            } else {
                distance = random.nextInt(3) == 0 ? Math.min(distance, at) : distance(at);
                putRepeat(distance, at, length);
            }
            at += length;
        }
    }

    /// A distance that is near, anywhere, or about as large as LZ4's and Snappy's short copies reach.
    private int distance(int at) {
        return switch (random.nextInt(3)) {
            case 0 -> 1 + random.nextInt(Math.min(at, 20));
            case 1 -> 1 + random.nextInt(at);
            default -> Math.min(at, 65_533 + random.nextInt(5));
        };
    }

    private void putLiteral(int at, int length) {
        for (int i = at; i < at + length; i++) {
            content[i] = alikeLiterals ? 7 : (byte) random.nextInt();
        }
        steps.add(new Literal(at, length));
    }

    private void putRepeat(int distance, int at, int length) {
        for (int i = at; i < at + length; i++) {
            content[i] = content[i - distance];
        }
        steps.add(new Repeat(distance, at, length));
    }

    /// Returns how many numbers there are; those before the first new one are not only known but there.
    private int putNumbers(int at, int count) {
        int known = random.nextInt(MAX_NUMBERS - count + 1);
        int from = known + random.nextInt(count + 1);
        System.arraycopy(NUMBERS, known * Integer.BYTES, content, at, count * Integer.BYTES);
        steps.add(new Literal(at, (from - known) * Integer.BYTES));
        steps.add(new Numbers(known, from, known + count));
        return count;
    }
}
