package org.tileindex.raster.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Answers without the bytes that were asked for, by their status.
final class HttpRefusals {
    /// States of a server that may pass (RFC 9110, section 15; RFC 6585, section 4).
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private HttpRefusals() {}

    /// @param name of the file
    /// @return the refusal, if asking again may help
    /// @throws TileIndexException E002 if the file has changed, E015 if asking again will not help
    static HttpFault of(HttpAnswer answer, String name) throws TileIndexException {
        int status = answer.status();
        if (PASSING.contains(status)) {
            return new HttpFault(
                    HttpFault.Kind.LATER,
                    "the server answers " + status,
                    answer.header("Retry-After").flatMap(HttpRefusals::retryAfter));
        } else if (status == 412) {
            throw changed(name, "its entity tag is another one");
        }
        String redirected = answer.address().name();
        String place = redirected.equals(name) ? name : "%s, which leads to %s".formatted(name, redirected);
        throw new TileIndexException(
                ErrorCode.E015_SOURCE, "%s: the server answers %d".formatted(place, status), remedy(status));
    }

    static TileIndexException changed(String name, String how) {
        return new TileIndexException(
                ErrorCode.E002_RASTER_MISMATCH,
                "%s changed while it was read: %s".formatted(name, how),
                "Wait until the server has its new version, and run again.");
    }

    private static String remedy(int status) {
        return switch (status) {
            case 401, 403 -> "Check that you may read the file; a signed address may have expired.";
            case 404, 410 -> "Check the address.";
            case 407 -> "Give the name and password of the proxy in https_proxy or http_proxy.";
            default -> "Check the address, or download the file and give its path.";
        };
    }

    /// The header `Retry-After`: seconds, or a date.
    private static Optional<Duration> retryAfter(String header) {
        String text = header.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(Instant.now(), date);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
