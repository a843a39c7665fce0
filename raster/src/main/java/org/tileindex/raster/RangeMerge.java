package org.tileindex.raster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tileindex.raster.source.ByteRange;

/// Requests for ranges of a file, of which neighbours are joined: blocks of one row mostly lie one after the other.
/// Bytes between two ranges are read in vain, so a gap has at most [#MOST_GAP] bytes, and all gaps of a request at most
/// one in [#WASTE] of its bytes. A request is not longer than [#MOST_BYTES], unless a single range is, so that several
/// connections share the work.
final class RangeMerge {
    private static final int MOST_GAP = 4096;
    private static final int WASTE = 64;
    private static final int MOST_BYTES = 8 << 20;

    /// Joined ranges.
    ///
    /// @param members the numbers of the ranges within, by offset
    record Request(ByteRange range, List<Integer> members) {}

    private RangeMerge() {}

    /// The requests that read all `ranges`, by offset.
    static List<Request> of(List<ByteRange> ranges) {
        List<Integer> byOffset = IntStream.range(0, ranges.size())
                .boxed()
                .sorted(Comparator.comparingLong(i -> ranges.get(i).offset()))
                .toList();
        List<Request> requests = new ArrayList<>();
        List<Integer> members = new ArrayList<>();
        long from = 0;
        long to = 0;
        long wasted = 0;
        for (int next : byOffset) {
            ByteRange range = ranges.get(next);
            long gap = Math.max(0, range.offset() - to);
            long end = Math.max(to, range.end());
            boolean joins = !members.isEmpty()
                    && gap <= MOST_GAP
                    && (wasted + gap) * WASTE <= end - from
                    && end - from <= MOST_BYTES;
            if (!joins) {
                close(requests, members, from, to);
                members = new ArrayList<>();
                from = range.offset();
                end = range.end();
                wasted = 0;
                gap = 0;
            }
            wasted += gap;
            to = end;
            members.add(next);
        }
        close(requests, members, from, to);
        return requests;
    }

    private static void close(List<Request> requests, List<Integer> members, long from, long to) {
        if (!members.isEmpty()) {
            requests.add(new Request(new ByteRange(from, Math.toIntExact(to - from)), members));
        }
    }
}
