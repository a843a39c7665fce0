package org.tileindex.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.telemetry.CacheStats;

/// Entries come back whole or not at all.
class DiskCacheTest {
    @TempDir
    Path folder;

    private DiskCache cache(long mostBytes) {
        return new DiskCache(Optional.of(folder), "things", mostBytes);
    }

    private Path file(String key) {
        return folder.resolve("things").resolve(key);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("things"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatWasPutComesBackAlsoToAnotherProcess() {
        cache(1000).put("key", "content".getBytes(UTF_8));
        DiskCache later = cache(1000);
        assertTrue(later.has("key"));
        assertArrayEquals("content".getBytes(UTF_8), later.get("key").orElseThrow());
        assertEquals(Optional.empty(), later.get("other"));
        assertEquals(new CacheStats("things", 1, 1, 0, 7), later.stats());
        assertEquals(0.5, later.stats().hitRatio());
    }

    @Test
    void anEmptyEntryIsAnEntry() {
        cache(1000).put("key", new byte[0]);
        assertEquals(0, cache(1000).get("key").orElseThrow().length);
    }

    @Test
    void everyChangedByteAndEveryLostByteIsAMiss() throws Exception {
        DiskCache cache = cache(1000);
        cache.put("key", "a few bytes".getBytes(UTF_8));
        byte[] entry = Files.readAllBytes(file("key"));
        for (int i = 0; i < entry.length; i++) {
            byte[] damaged = entry.clone();
            damaged[i] ^= 0x10;
            Files.write(file("key"), damaged);
            assertEquals(Optional.empty(), cache.get("key"), "byte " + i + " changed");
            Files.write(file("key"), Arrays.copyOf(entry, i));
            assertEquals(Optional.empty(), cache.get("key"), "cut at " + i);
        }
        Files.write(file("key"), entry);
        assertTrue(cache.get("key").isPresent());
        assertEquals(2L * entry.length, cache.stats().misses());
    }

    @Test
    void withoutAFolderNothingIsKept() {
        DiskCache none = new DiskCache(Optional.empty(), "things", 1000);
        none.put("key", new byte[3]);
        none.trim();
        assertFalse(none.has("key"));
        assertEquals(Optional.empty(), none.get("key"));
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsNothingAndDisturbsNobody() throws Exception {
        Path blocked = Files.writeString(folder.resolve("file"), "no folder");
        DiskCache cache = new DiskCache(Optional.of(blocked), "things", 1000);
        cache.put("key", new byte[3]);
        cache.trim();
        assertEquals(Optional.empty(), cache.get("key"));
        assertEquals("no folder", Files.readString(blocked));
    }

    @Test
    void whatWasUsedLongestAgoMakesRoom() throws Exception {
        DiskCache cache = cache(250);
        for (int i = 0; i < 4; i++) {
            cache.put("key" + i, new byte[92]);
            Files.setLastModifiedTime(file("key" + i), FileTime.fromMillis(1_000_000L * (i + 1)));
        }
        assertTrue(cache.get("key0").isPresent(), "a use makes it the newest");
        cache.trim();
        assertEquals(List.of("key0", "key3"), names());
        assertEquals(2, cache.stats().evictions());
    }

    @Test
    void manyWritersAndReadersSeeWholeEntriesOnly() throws Exception {
        byte[][] contents = new byte[4][];
        for (int i = 0; i < contents.length; i++) {
            contents[i] = new byte[100_000 * (i + 1)];
            Arrays.fill(contents[i], (byte) i);
        }
        AtomicInteger seen = new AtomicInteger();
        IntStream.range(0, 200).parallel().forEach(i -> {
            DiskCache cache = cache(10_000_000);
            cache.put("key", contents[i % contents.length]);
            byte[] found = cache.get("key").orElseThrow();
            assertArrayEquals(contents[found[0]], found);
            seen.incrementAndGet();
        });
        assertEquals(200, seen.get());
        assertEquals(List.of("key"), names());
    }
}
