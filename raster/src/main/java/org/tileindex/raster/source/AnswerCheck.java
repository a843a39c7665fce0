package org.tileindex.raster.source;

import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Judges the header of an answer before a byte of its body is used. Anything but the bytes that were asked for, of
/// the file as it was when it was opened, is a fault.
///
/// @param name of the file
record AnswerCheck(String name) {
    private static final String DOWNLOAD = "Download the file and give its path.";

    /// The range of an answer 206.
    ///
    /// @throws HttpFault if its header does not tell one
    /// @throws TileIndexException E015 if its body is not plain bytes
    ContentRange part(HttpAnswer answer) throws HttpFault, TileIndexException {
        requirePlain(answer);
        ContentRange range =
                answer.range().orElseThrow(() -> HttpFault.later("the server does not say which range it sends"));
        Optional<Long> length = answer.length();
        if (length.isPresent() && length.get() != range.length()) {
            throw HttpFault.later("the server sends %d bytes as a range of %d".formatted(length.get(), range.length()));
        }
        return range;
    }

    /// Requires the answer to have `length` bytes from the position `first` of the file.
    ///
    /// @throws HttpFault if the answer may be right next time
    /// @throws TileIndexException E002 if the file has changed, E015 if the server does not give the range
    void requirePart(HttpAnswer answer, long first, long length, FileVersion version)
            throws HttpFault, TileIndexException {
        switch (answer.status()) {
            case 206 -> {
                ContentRange range = part(answer);
                requireSame(version, FileVersion.of(answer.headers(), size(range)));
                if (range.first() != first || range.length() != length) {
                    throw HttpFault.later("the server sends another range than the one asked for");
                }
            }
            case 200 -> throw HttpFault.later("the server sends the whole file instead of a range");
            case 416 -> {
                Optional<Long> size = answer.range().flatMap(ContentRange::size);
                if (size.isPresent()) {
                    requireSame(version, FileVersion.of(answer.headers(), size.get()));
                }
                throw refusal("the server refuses a range within the file (416)", DOWNLOAD);
            }
            default -> throw HttpRefusals.of(answer, name);
        }
    }

    private static long size(ContentRange range) throws HttpFault {
        return range.size().orElseThrow(() -> HttpFault.later("the server does not tell the size of the file"));
    }

    /// @throws TileIndexException E002 if they differ
    void requireSame(FileVersion version, FileVersion later) throws TileIndexException {
        Optional<String> change = version.changeTo(later);
        if (change.isPresent()) {
            throw HttpRefusals.changed(name, change.get());
        }
    }

    /// @throws TileIndexException E015 if the body is compressed or in parts
    void requirePlain(HttpAnswer answer) throws TileIndexException {
        if (answer.isCoded()) {
            throw refusal("the server compresses the file although it was asked not to", DOWNLOAD);
        } else if (answer.isMultipart()) {
            throw refusal("the server sends a range in several parts", DOWNLOAD);
        }
    }

    TileIndexException refusal(String what, String remedy) {
        return new TileIndexException(ErrorCode.E015_SOURCE, name + ": " + what, remedy);
    }
}
