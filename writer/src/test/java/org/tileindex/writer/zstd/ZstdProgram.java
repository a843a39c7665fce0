package org.tileindex.writer.zstd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.tileindex.writer.form.ByteSink;

/// A random list of literals and repetitions, and its content as a plain loop makes it.
final class ZstdProgram {
    private final byte[] content;
    private final List<Step> steps = new ArrayList<>();

    /// @param distance of a repetition; 0 for literals
    private record Step(int distance, int length) {}

    private ZstdProgram(int size) {
        this.content = new byte[size];
    }

    byte[] content() {
        return content.clone();
    }

    /// The program as a frame.
    byte[] frame(ZstdFrame frame) {
        frame.start(content.length);
        int at = 0;
        for (Step step : steps) {
            if (step.distance() == 0) {
                frame.literal(content, at, step.length());
            } else {
                frame.repeat(step.distance(), content, at, step.length());
            }
            at += step.length();
        }
        ByteSink encoded = frame.finish();
        return Arrays.copyOf(encoded.array(), encoded.size());
    }

    static ZstdProgram random(SplittableRandom random) {
        int[] sizes = {20, 300, 3_000, 70_000, 140_000, 600_000};
        ZstdProgram program = new ZstdProgram(random.nextInt(sizes[random.nextInt(sizes.length)]));
        boolean shortSteps = random.nextInt(4) == 0;
        boolean alikeLiterals = random.nextInt(4) == 0;
        int at = 0;
        int distance = 1;
        while (at < program.content.length) {
            int wanted = shortSteps ? 1 + random.nextInt(40) : 1 + (int) Math.exp(random.nextDouble() * 12);
            int length = Math.min(wanted, program.content.length - at);
            if (at == 0 || random.nextInt(3) == 0) {
                program.literal(at, length, alikeLiterals, random);
                program.steps.add(new Step(0, length));
            } else {
                distance = random.nextInt(3) == 0 ? Math.min(distance, at) : 1 + random.nextInt(at);
                program.repeat(at, distance, length);
                program.steps.add(new Step(distance, length));
            }
            at += length;
        }
        return program;
    }

    private void literal(int at, int length, boolean alike, SplittableRandom random) {
        for (int i = at; i < at + length; i++) {
            content[i] = alike ? 7 : (byte) random.nextInt();
        }
    }

    private void repeat(int at, int distance, int length) {
        for (int i = at; i < at + length; i++) {
            content[i] = content[i - distance];
        }
    }
}
