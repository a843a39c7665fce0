package org.tileindex.raster.source;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;

/// The first answer of a server: how large the file is, whether its ranges can be read, and the first bytes.
///
/// @param head the first bytes of the file; all of them if the file is small
/// @param ranged whether the server sends ranges
record HttpOpening(FileVersion version, ByteBuffer head, boolean ranged) {
    /// The bytes asked for first. The header of most files lies in them.
    static final ByteRange FIRST = new ByteRange(0, 32 << 10);

    /// The largest file, in bytes, that is kept whole where the server sends no ranges.
    private static final int LARGEST_WHOLE = 16 << 20;

    /// The bytes kept of a larger one.
    private static final int KEPT = 1 << 20;

    static HttpOpening of(Route route, AnswerCheck check) throws HttpFault, TileIndexException, InterruptedException {
        try (HttpAnswer answer = route.send(Ask.of(FIRST, Optional.empty()))) {
            return switch (answer.status()) {
                case 206 -> part(answer, check);
                case 200 -> whole(answer, check);
                case 416 -> empty(answer, check);
                default -> throw HttpRefusals.of(answer, check.name());
            };
        }
    }

    private static HttpOpening part(HttpAnswer answer, AnswerCheck check)
            throws HttpFault, TileIndexException, InterruptedException {
        ContentRange range = check.part(answer);
        if (range.first() != 0 || range.length() == 0 || range.length() > FIRST.length()) {
            throw HttpFault.later("the server sends another range than the one asked for");
        }
        long size = range.size().orElseThrow(() -> unknownSize(check));
        ByteBuffer head = answer.exactly((int) range.length());
        return new HttpOpening(FileVersion.of(answer.headers(), size), head, true);
    }

    private static HttpOpening whole(HttpAnswer answer, AnswerCheck check)
            throws HttpFault, TileIndexException, InterruptedException {
        check.requirePlain(answer);
        Optional<Long> length = answer.length();
        if (length.isPresent()) {
            long size = length.get();
            boolean small = size <= LARGEST_WHOLE;
            ByteBuffer head = small ? answer.exactly((int) size) : start(answer);
            return new HttpOpening(FileVersion.of(answer.headers(), size), head, small);
        }
        ByteBuffer head = ByteBuffer.allocate(LARGEST_WHOLE);
        answer.fill(head);
        if (!answer.isAtEnd()) {
            throw unknownSize(check);
        }
        ByteBuffer all = ByteBuffer.wrap(Arrays.copyOf(head.array(), head.position()));
        return new HttpOpening(FileVersion.of(answer.headers(), all.limit()), all, true);
    }

    private static ByteBuffer start(HttpAnswer answer) throws HttpFault, InterruptedException {
        ByteBuffer head = ByteBuffer.allocate(KEPT);
        answer.fill(head);
        if (head.hasRemaining()) {
            throw HttpFault.later("the answer ends after %d bytes".formatted(head.position()));
        }
        return head.flip();
    }

    /// A file of no bytes has no range.
    private static HttpOpening empty(HttpAnswer answer, AnswerCheck check) throws TileIndexException {
        Optional<Long> size = answer.range().flatMap(ContentRange::size);
        if (size.isPresent() && size.get() == 0) {
            return new HttpOpening(FileVersion.of(answer.headers(), 0), ByteBuffer.allocate(0), true);
        }
        throw check.refusal(
                "the server refuses the range of the first bytes (416)", "Download the file and give its path.");
    }

    private static TileIndexException unknownSize(AnswerCheck check) {
        return check.refusal("the server does not tell the size of the file", "Download the file and give its path.");
    }
}
