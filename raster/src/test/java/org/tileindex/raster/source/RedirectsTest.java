package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tileindex.raster.source.WebContent.FAR;
import static org.tileindex.raster.source.WebContent.assertBytes;
import static org.tileindex.raster.source.WebContent.assertFault;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;

/// Redirects, mostly from a stable address to one that is signed for some minutes.
class RedirectsTest {
    private final WebServer server = new WebServer(WebContent.bytes());
    private final Sources sources = WebContent.sources();

    RedirectsTest() throws Exception {}

    @AfterEach
    void close() {
        sources.close();
        server.close();
    }

    private List<String> paths() {
        return server.requests().stream().map(WebServer.Request::path).collect(Collectors.toList());
    }

    @Test
    void everyKindKeepsTheRangeAndTheLastAddressIsRemembered() throws Exception {
        for (int status : List.of(301, 302, 303, 307, 308)) {
            int before = server.requests().size();
            server.answering(
                    (exchange, number) -> exchange.getRequestURI().getPath().equals("/start")
                            && WebServer.redirect(exchange, status, "/end?sig=1"));
            try (ByteSource source = sources.open(server.address("/start"))) {
                assertEquals(server.address("/start"), source.name());
                assertBytes(FAR, source.read(FAR));
            }
            assertEquals(List.of("/start", "/end?sig=1", "/end?sig=1"), paths().subList(before, before + 3));
            assertEquals("bytes=0-32767", server.requests().get(before).header("Range"));
            assertEquals("bytes=0-32767", server.requests().get(before + 1).header("Range"));
        }
    }

    /// The first signed address expires, and every later one holds.
    @Test
    void anAddressThatExpiresIsAskedForOnceMore() throws Exception {
        for (int status : List.of(401, 403, 404, 410)) {
            int before = server.requests().size();
            server.answering((exchange, number) -> {
                String path = exchange.getRequestURI().getPath();
                if (path.equals("/start")) {
                    return WebServer.redirect(exchange, 302, "/end" + (number - before));
                }
                return path.equals("/end0") && number > before + 1 && WebServer.status(exchange, status);
            });
            try (ByteSource source = sources.open(server.address("/start"))) {
                assertBytes(FAR, source.read(FAR));
                assertBytes(FAR, source.read(FAR));
                assertEquals(0, source.figures().retries());
            }
            assertEquals(
                    List.of("/start", "/end0", "/end0", "/start", "/end3", "/end3"),
                    paths().subList(before, before + 6));
        }
    }

    @Test
    void anAddressThatIsRefusedAgainIsAFault() throws Exception {
        server.answering(
                (exchange, number) -> exchange.getRequestURI().getPath().equals("/start")
                        ? WebServer.redirect(exchange, 302, "/end")
                        : number > 1 && WebServer.status(exchange, 403));
        try (ByteSource source = sources.open(server.address("/start"))) {
            assertFault(
                    ErrorCode.E015_SOURCE,
                    "%s, which leads to %s: the server answers 403"
                            .formatted(server.address("/start"), server.address("/end")),
                    () -> source.read(FAR));
            assertEquals(List.of("/start", "/end", "/end", "/start", "/end"), paths());
        }
    }

    @Test
    void tenRedirectsAreFollowedAndElevenAreNot() throws Exception {
        for (int most : List.of(10, 11)) {
            server.answering((exchange, number) -> {
                int hop = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
                return hop < most && WebServer.redirect(exchange, 302, "/" + (hop + 1));
            });
            if (most == 10) {
                sources.open(server.address("/0")).close();
            } else {
                assertFault(
                        ErrorCode.E015_SOURCE,
                        server.address("/0") + ": more than 10 redirects",
                        () -> sources.open(server.address("/0")));
            }
        }
    }

    @Test
    void aRedirectToAnotherKindOfPlaceIsRefused() {
        for (String place : List.of("file:///etc/passwd", "ftp://host/a", "http://[", "http:///nowhere")) {
            server.answering((exchange, number) -> WebServer.redirect(exchange, 302, place));
            assertFault(
                    ErrorCode.E015_SOURCE,
                    server.address("/a") + ": the server leads to a place that is not a web address",
                    () -> sources.open(server.address("/a")));
        }
    }

    @Test
    void encryptionIsNotGivenUp() throws Exception {
        HttpAddress start = HttpAddress.of("https://host/a");
        assertEquals(true, start.follow("http://host/a").isEmpty());
        assertEquals(
                "https://other/b", start.follow("https://other/b").orElseThrow().name());
        assertEquals("https://host/b", start.follow("b").orElseThrow().name());
        assertEquals("https://other/b", start.follow("//other/b").orElseThrow().name());
        assertEquals(
                "https://host/a",
                HttpAddress.of("http://host/a")
                        .follow("https://host/a")
                        .orElseThrow()
                        .name());
    }

    @Test
    void aRedirectWithoutAPlaceIsAnAnswerLikeAnyOther() {
        server.answering((exchange, number) -> WebServer.status(exchange, 302));
        assertFault(
                ErrorCode.E015_SOURCE,
                server.address("/a") + ": the server answers 302",
                () -> sources.open(server.address("/a")));
    }

    @Test
    void userInfoIsSentToItsServerAndNoOther() throws Exception {
        try (WebServer other = new WebServer(WebContent.bytes())) {
            server.answering(
                    (exchange, number) -> switch (exchange.getRequestURI().getPath()) {
                        case "/start" -> WebServer.redirect(exchange, 302, "/next");
                        default -> WebServer.redirect(exchange, 302, other.address("/end"));
                    });
            String address = server.address("/start").replace("//", "//me:s%20cret@");
            try (ByteSource source = sources.open(address)) {
                assertBytes(FAR, source.read(FAR));
                assertEquals(server.address("/start"), source.name());
            }
            for (WebServer.Request request : server.requests()) {
                assertEquals("Basic bWU6cyBjcmV0", request.header("Authorization"));
            }
            assertEquals(2, other.requests().size());
            for (WebServer.Request request : other.requests()) {
                assertEquals("", request.header("Authorization"));
            }
        }
    }
}
