package org.tileindex.raster.source;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tileindex.fault.TileIndexException;

/// The connections to all servers. HTTP/2 is spoken where a server offers it over TLS, HTTP/1.1 otherwise; an offer to
/// upgrade an unencrypted connection, which some servers do not understand, is not made.
final class HttpConnections implements AutoCloseable {
    private final SourceSettings settings;
    private final RequestSlots slots;
    private final HttpClient client;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    HttpConnections(SourceSettings settings, SystemProxies proxies) {
        this.settings = settings;
        this.slots = new RequestSlots(settings.connections());
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connect())
                .proxy(proxies);
        proxies.login().ifPresent(builder::authenticator);
        this.client = builder.build();
    }

    SourceSettings settings() {
        return settings;
    }

    /// A request that is not a pass over a whole file holds one slot from its begin to the end of the answer.
    RequestSlots slots() {
        return slots;
    }

    /// Sends one request and waits for the header of the answer, which may have any status.
    ///
    /// @throws HttpFault if no answer comes
    /// @throws TileIndexException E015 if none can come
    HttpAnswer send(HttpAddress address, Ask ask, ReadCounts counts)
            throws HttpFault, TileIndexException, InterruptedException {
        Optional<SourceRead> event = SourceTelemetry.sourceRead();
        BodyPipe pipe = new BodyPipe(settings.stall());
        counts.request();
        long begin = System.nanoTime();
        boolean answered = false;
        try {
            HttpResponse<BodyPipe> response = await(client.sendAsync(request(address, ask), info -> pipe), address);
            answered = true;
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            counts.firstByteAfter(waited.toNanos());
            response.connectionLabel().filter(seen::add).ifPresent(label -> counts.connection());
            return new HttpAnswer(address, ask.first(), response, waited, event, counts);
        } finally {
            if (!answered) {
                pipe.cancel();
                if (event.isPresent()) {
                    event.get().finish(address.name(), ask.first(), 0, 0, Duration.ofNanos(System.nanoTime() - begin));
                }
            }
        }
    }

    private HttpResponse<BodyPipe> await(CompletableFuture<HttpResponse<BodyPipe>> answer, HttpAddress address)
            throws HttpFault, TileIndexException, InterruptedException {
        Duration longest = settings.connect().plus(settings.stall());
        try {
            return answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw HttpFault.later("no answer came for " + Durations.words(longest));
        } catch (ExecutionException e) {
            throw NetworkFaults.of(e.getCause() == null ? e : e.getCause(), address);
        } finally {
            // Nothing is left to cancel unless the wait was given up.
            answer.cancel(true);
        }
    }

    private static HttpRequest request(HttpAddress address, Ask ask) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.uri())
                .version(address.isEncrypted() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .setHeader("User-Agent", "tile-index")
                .setHeader("Accept", "*/*")
                .setHeader("Accept-Encoding", "identity");
        address.authorization().ifPresent(value -> request.setHeader("Authorization", value));
        ask.range().ifPresent(value -> request.setHeader("Range", value));
        ask.tag().ifPresent(value -> request.setHeader("If-Match", value));
        return request.build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
