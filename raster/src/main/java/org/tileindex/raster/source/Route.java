package org.tileindex.raster.source;

import java.util.Optional;
import java.util.Set;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// The way from the address that a user gave to the one that has the bytes. Redirects are followed by hand, because
/// the range must be asked for again at each, and because the last one, often a signed address, serves all later
/// requests until it expires.
final class Route {
    private static final int MOST_REDIRECTS = 10;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /// Answers of an address that was signed for some time only.
    private static final Set<Integer> EXPIRED = Set.of(401, 403, 404, 410);

    private final HttpAddress start;
    private final HttpConnections connections;
    private final ReadCounts counts;
    private volatile HttpAddress end;

    Route(HttpAddress start, HttpConnections connections, ReadCounts counts) {
        this.start = start;
        this.connections = connections;
        this.counts = counts;
        this.end = start;
    }

    /// The answer of the last address. If the remembered one has expired, the way is gone once more from its start.
    HttpAnswer send(Ask ask) throws HttpFault, TileIndexException, InterruptedException {
        HttpAddress remembered = end;
        HttpAnswer answer = follow(remembered, ask);
        if (!remembered.equals(start) && EXPIRED.contains(answer.status())) {
            answer.drain();
            return follow(start, ask);
        }
        return answer;
    }

    private HttpAnswer follow(HttpAddress from, Ask ask) throws HttpFault, TileIndexException, InterruptedException {
        HttpAddress address = from;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            HttpAnswer answer = connections.send(address, ask, counts);
            Optional<String> location = answer.header("Location");
            if (!REDIRECTS.contains(answer.status()) || location.isEmpty()) {
                end = answer.status() < 300 ? address : end;
                return answer;
            }
            answer.drain();
            address = address.follow(location.get()).orElseThrow(this::leadsAstray);
        }
        throw refusal("more than %d redirects".formatted(MOST_REDIRECTS));
    }

    private TileIndexException leadsAstray() {
        return refusal(
                start.isEncrypted()
                        ? "the server leads to a place that is not an encrypted web address"
                        : "the server leads to a place that is not a web address");
    }

    private TileIndexException refusal(String what) {
        return new TileIndexException(
                ErrorCode.E015_SOURCE, start.name() + ": " + what, "Give the address to which the server leads.");
    }
}
