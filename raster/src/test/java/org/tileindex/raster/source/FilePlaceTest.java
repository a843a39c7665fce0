package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Places of files that are read whole, and the reading.
class FilePlaceTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "zones.geojson, false, zones.geojson",
        "a//b:c/zones.geojson, false, a/b:c/zones.geojson",
        "file:///data/a%20b.gpkg, false, /data/a b.gpkg",
        "FILE:///data/a.gpkg, false, /data/a.gpkg",
        "https://user:pw@host/a.geojson?sig=pw, true, https://host/a.geojson?…",
        "s3a://bucket/a.parquet, true, s3a://bucket/a.parquet",
        "https://user:pw@ho st/a?sig=pw, true, https://ho st/a?…"
    })
    void aPlaceHasANameWithoutSecrets(String text, boolean remote, String name) {
        FilePlace place = new FilePlace(text);
        assertEquals(remote, place.isRemote());
        assertEquals(name, place.name());
        assertFalse(place.toString().contains("pw"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3a://bucket/folder/", "https://host/*.parquet?sig=pw", "hdfs://host/{a,b}.parquet"})
    void foldersAndPatternsAreNotFetched(String text) {
        try (Sources sources = new Sources(SourceSettings.DEFAULT)) {
            TileIndexException e = assertThrows(TileIndexException.class, () -> new FilePlace(text).fetch(sources));
            assertEquals(ErrorCode.E010_INPUT, e.code());
            assertTrue(e.what().endsWith(": folders and patterns are read from this machine only"), e.what());
            assertFalse(String.valueOf(e.getMessage()).contains("pw"));
        }
    }

    /// Through each kind of source.
    @ParameterizedTest
    @ValueSource(ints = {1, 32 << 10, (32 << 10) + 1, 3_000_000})
    void allBytesAreRead(int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Path file = Files.write(folder.resolve("file"), bytes);
        try (Sources sources = new Sources(SourceSettings.DEFAULT);
                WebServer server = new WebServer(bytes)) {
            assertArrayEquals(bytes, new FilePlace(server.address("/file")).fetch(sources));
            assertArrayEquals(bytes, FilePlace.of(file).fetch(sources));
            try (ByteSource hadoop = sources.openByHadoop(file.toUri().toString())) {
                assertArrayEquals(bytes, WholeFile.read(hadoop));
            }
        }
    }

    @Test
    void aServerWithoutRangesSendsTheFileToo() throws Exception {
        byte[] bytes = new byte[20 << 20];
        new Random(1).nextBytes(bytes);
        try (Sources sources = new Sources(SourceSettings.DEFAULT);
                WebServer server = new WebServer(bytes).answering((exchange, number) -> {
                    exchange.sendResponseHeaders(200, bytes.length);
                    try {
                        exchange.getResponseBody().write(bytes);
                    } catch (IOException e) {
                        // The client took the first bytes and left.
                        exchange.close();
                    }
                    return true;
                })) {
            assertArrayEquals(bytes, new FilePlace(server.address("/file")).fetch(sources));
            assertEquals(2, server.requests().size());
        }
    }
}
