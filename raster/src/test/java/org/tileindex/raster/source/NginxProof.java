package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tileindex.raster.source.WebContent.assertBytes;
import static org.tileindex.raster.source.WebContent.assertFault;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.fault.ErrorCode;

/// Reading from a real nginx as Debian ships it, which ends a connection after 1,000 requests and takes 128 streams on
/// one. Its log tells what was asked.
@TestInstance(Lifecycle.PER_CLASS)
class NginxProof {
    private static final byte[] CONTENT = WebContent.random(4_000_003);
    private static final int RANGES = 5_000;

    @TempDir
    private static Path folder = Path.of("");

    private Nginx nginx;

    @BeforeAll
    void start() throws Exception {
        Files.createDirectories(folder.resolve("www"));
        Files.write(folder.resolve("www/a.tif"), CONTENT);
        Files.write(folder.resolve("www/empty.tif"), new byte[0]);
        nginx = new Nginx(folder);
    }

    @AfterAll
    void close() throws Exception {
        nginx.close();
    }

    @Test
    void fiveThousandRangesOverHttp1() throws Exception {
        assertRanges(nginx.plain("/a.tif"), "HTTP/1.1", 16);
    }

    @Test
    void fiveThousandRangesOverHttp2() throws Exception {
        assertRanges(nginx.encrypted("/a.tif"), "HTTP/2.0", 16);
    }

    @Test
    void moreConnectionsThanStreamsOverHttp2() throws Exception {
        assertRanges(nginx.encrypted("/a.tif"), "HTTP/2.0", 300);
    }

    private void assertRanges(String address, String protocol, int connections) throws Exception {
        int logged = nginx.log().size();
        Random random = new Random(7);
        List<ByteRange> ranges = new ArrayList<>();
        for (int i = 0; i < RANGES; i++) {
            ranges.add(new ByteRange(40_000 + random.nextInt(3_900_000), 1 + random.nextInt(900)));
        }
        SourceFigures figures;
        try (Sources sources = new Sources(SourceSettings.DEFAULT.withConnections(connections), Map.of());
                ByteSource source = sources.open(address)) {
            List<CompletableFuture<ByteBuffer>> reads = source.readAll(ranges);
            for (int i = 0; i < RANGES; i++) {
                assertBytes(CONTENT, ranges.get(i), reads.get(i).get());
            }
            figures = source.figures();
        }
        List<Nginx.Line> log = nginx.log().subList(logged, nginx.log().size());
        assertEquals(0, figures.retries());
        for (Nginx.Line line : log) {
            assertEquals(
                    "GET " + protocol + " 206", "%s %s %d".formatted(line.method(), line.protocol(), line.status()));
        }
        long bytes = 32_768 + ranges.stream().mapToLong(ByteRange::length).sum();
        assertEquals(bytes, figures.bytes());
        // A connection that the server ends may take requests and answers with it.
        assertTrue(log.size() > RANGES && log.size() <= figures.requests(), log.size() + " of " + figures);
        assertTrue(figures.requests() <= RANGES * 1.05, figures::toString);
        assertTrue(log.stream().mapToLong(Nginx.Line::bytes).sum() <= bytes * 1.05, figures::toString);
        assertTrue(figures.connections() > RANGES / 1_000, figures::toString);
    }

    @Test
    void onePassOverEachProtocol() throws Exception {
        for (String address : List.of(nginx.plain("/a.tif"), nginx.encrypted("/a.tif"))) {
            int logged = nginx.log().size();
            try (Sources sources = new Sources(SourceSettings.DEFAULT, Map.of());
                    ByteSource source = sources.open(address);
                    OnePass pass = source.onePass()) {
                for (int offset = 0; offset < CONTENT.length; offset += 500_000) {
                    ByteRange range = new ByteRange(offset, Math.min(400_000, CONTENT.length - offset));
                    assertBytes(CONTENT, range, pass.take(range));
                }
            }
            assertEquals(
                    List.of(206, 200),
                    nginx.log().stream().skip(logged).map(Nginx.Line::status).collect(Collectors.toList()));
        }
    }

    @Test
    void aFileThatIsReplacedEndsTheRun() throws Exception {
        Path file = Files.write(folder.resolve("www/changing.tif"), CONTENT);
        for (String address : List.of(nginx.plain("/changing.tif"), nginx.encrypted("/changing.tif"))) {
            Files.write(file, CONTENT);
            try (Sources sources = new Sources(SourceSettings.DEFAULT, Map.of());
                    ByteSource source = sources.open(address)) {
                Files.write(file, WebContent.bytes());
                assertFault(
                        ErrorCode.E002_RASTER_MISMATCH,
                        address + " changed while it was read: its entity tag is another one",
                        () -> source.read(WebContent.FAR));
            }
        }
    }

    @Test
    void aFileOfNoBytesAndAnAbsentOneAreTold() throws Exception {
        try (Sources sources = new Sources(SourceSettings.DEFAULT, Map.of());
                ByteSource empty = sources.open(nginx.encrypted("/empty.tif"))) {
            assertEquals(0, empty.size());
            assertFault(
                    ErrorCode.E015_SOURCE,
                    nginx.encrypted("/absent.tif") + ": the server answers 404",
                    () -> sources.open(nginx.encrypted("/absent.tif")));
        }
    }

    @Test
    void aCertificateThatNobodySignedIsRefusedAtOnce() throws Exception {
        SSLContext trusting = SSLContext.getDefault();
        SSLContext.setDefault(nginx.before());
        try (Sources sources = new Sources(SourceSettings.DEFAULT, Map.of())) {
            assertFault(
                    ErrorCode.E015_SOURCE,
                    nginx.encrypted("/a.tif") + ": the certificate of the server is not trusted",
                    () -> sources.open(nginx.encrypted("/a.tif")));
        } finally {
            SSLContext.setDefault(trusting);
        }
    }
}
