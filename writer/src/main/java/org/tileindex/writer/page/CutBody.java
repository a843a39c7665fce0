package org.tileindex.writer.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.tileindex.writer.form.ByteSink;

/// A body most of which is one short pattern, over and over. Long stretches of the pattern are cut: only their start
/// is kept, and how many bytes follow. The rest is small, so repetitions in it are searched for, as compressors do,
/// and the cut ones are known.
final class CutBody {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// The least repetition, which is what the search compares at once.
    private static final int LEAST = 8;

    /// How far before the end of a repetition the search notes a position.
    private static final int TAIL = 2;

    private static final int TABLE_BITS = 12;
    /// A multiplier that spreads eight bytes over the table: 2^64 divided by the golden ratio.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final ByteSink kept = new ByteSink();
    /// The ends in [#kept] of what lies between cuts.
    private int[] cuts = new int[16];

    /// The bytes cut in each place and all before it.
    private int[] cutBytes = new int[16];

    private int count;
    /// Positions in [#kept] by the eight bytes there, and how many cuts are before them.
    private final int[] positions = new int[1 << TABLE_BITS];

    private final int[] cutsBefore = new int[1 << TABLE_BITS];

    void clear() {
        kept.clear();
        count = 0;
    }

    /// What is kept; callers append to it.
    ByteSink kept() {
        return kept;
    }

    /// Notes that `bytes` more bytes follow here of the pattern that `kept` ends with.
    void cut(int bytes) {
        if (count == cuts.length) {
            cuts = Arrays.copyOf(cuts, 2 * count);
            cutBytes = Arrays.copyOf(cutBytes, 2 * count);
        }
        cuts[count] = kept.size();
        cutBytes[count] = Math.addExact(cutBefore(count), bytes);
        count++;
    }

    /// Whether so much is cut that a compressor would search in vain for more in the rest.
    boolean isMostlyCut() {
        return cutBefore(count) >= kept.size();
    }

    /// Appends everything to `sink`, whatever was cut too.
    void putWhole(byte[] pattern, ByteSink sink) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            sink.putBytes(kept.array(), from, cuts[i] - from);
            sink.putBytes(pattern, 0, cutBefore(i + 1) - cutBefore(i));
            from = cuts[i];
        }
        sink.putBytes(kept.array(), from, kept.size() - from);
    }

    /// Starts `body` and appends everything.
    ///
    /// @param period bytes of the pattern
    /// @param pattern holds the pattern as often as it was ever cut
    void putAll(int period, byte[] pattern, PageBody body) {
        body.start(Math.addExact(kept.size(), cutBefore(count)));
        Arrays.fill(positions, -1);
        int from = 0;
        for (int i = 0; i < count; i++) {
            putPiece(from, cuts[i], i, body);
            body.repeat(period, pattern, 0, cutBefore(i + 1) - cutBefore(i));
            from = cuts[i];
        }
        putPiece(from, kept.size(), count, body);
    }

    /// Appends the bytes `[from, to)` of what is kept, which lie after `cut` cuts.
    private void putPiece(int from, int to, int cut, PageBody body) {
        byte[] bytes = kept.array();
        int literal = from;
        int at = from;
        while (at + LEAST <= to) {
            int slot = slot(at);
            int earlier = positions[slot];
            int earlierCut = cutsBefore[slot];
            note(at, slot, cut);
            int length = earlier < 0 ? 0 : repeated(earlier, earlierCut == cut ? to : cuts[earlierCut], at, to);
            if (length < LEAST) {
                at++;
                continue;
            }
            int back = backwards(earlier, earlierCut == 0 ? 0 : cuts[earlierCut - 1], at, literal);
            body.literal(bytes, literal, at - back - literal);
            body.repeat(at - earlier + cutBefore(cut) - cutBefore(earlierCut), bytes, at - back, back + length);
            at += length;
            literal = at;
            if (at + LEAST <= to) {
                note(at - TAIL, slot(at - TAIL), cut);
            }
        }
        body.literal(bytes, literal, to - literal);
    }

    /// Notes that position `at`, of which this is the slot, is after `cut` cuts.
    private void note(int at, int slot, int cut) {
        positions[slot] = at;
        cutsBefore[slot] = cut;
    }

    private int slot(int at) {
        return (int) (((long) LONG.get(kept.array(), at) * SPREAD) >>> (Long.SIZE - TABLE_BITS));
    }

    /// The bytes cut in all places before number `cut`.
    private int cutBefore(int cut) {
        return cut == 0 ? 0 : cutBytes[cut - 1];
    }

    /// The number of bytes right before `at`, from `least` on, that equal those before `earlier`, from `earlierLeast`
    /// on.
    private int backwards(int earlier, int earlierLeast, int at, int least) {
        byte[] bytes = kept.array();
        int most = Math.min(at - least, earlier - earlierLeast);
        int back = 0;
        while (back < most && bytes[at - 1 - back] == bytes[earlier - 1 - back]) {
            back++;
        }
        return back;
    }

    /// The number of bytes from `at` on, up to `to`, that equal those from `earlier` on, up to `earlierTo`.
    private int repeated(int earlier, int earlierTo, int at, int to) {
        byte[] bytes = kept.array();
        int most = Math.min(to - at, earlierTo - earlier);
        int end = 0;
        while (end < most && bytes[earlier + end] == bytes[at + end]) {
            end++;
        }
        return end;
    }
}
