package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file has its former content or its new one, never a part, and no unfinished file is left.
class AtomicFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aFileIsCreatedAndReplaced() throws IOException {
        Path file = folder.resolve("report.json");
        AtomicFile.replace(file, bytes("first, Å"));
        assertEquals("first, Å", Files.readString(file));
        AtomicFile.replace(file, bytes("second"));
        assertEquals("second", Files.readString(file));
        assertEquals(Set.of("report.json"), names());
    }

    @Test
    void theContentIsWrittenBesideTheFileAndThenRenamed() throws IOException {
        Path file = folder.resolve("shard.parquet");
        Path unfinished = AtomicFile.unfinished(file);
        assertEquals(folder.resolve("shard.parquet.part"), unfinished);
        assertTrue(AtomicFile.isUnfinished(unfinished.toString()));
        assertFalse(AtomicFile.isUnfinished(file.toString()));
        Files.writeString(unfinished, "content");
        AtomicFile.complete(file);
        assertEquals("content", Files.readString(file));
        assertEquals(Set.of("shard.parquet"), names());
    }

    @Test
    void aFailureLeavesTheTargetAsItWasAndNoUnfinishedFile() throws IOException {
        Path occupied = Files.createDirectory(folder.resolve("report.json"));
        Files.writeString(occupied.resolve("child"), "in the way");
        assertThrows(IOException.class, () -> AtomicFile.replace(occupied, bytes("new")));
        assertEquals(Set.of("report.json"), names());
        assertEquals("in the way", Files.readString(occupied.resolve("child")));
    }

    @Test
    void theFolderMustExist() {
        Path file = folder.resolve("absent").resolve("report.json");
        assertThrows(NoSuchFileException.class, () -> AtomicFile.replace(file, bytes("new")));
        assertThrows(NoSuchFileException.class, () -> AtomicFile.complete(file));
    }

    @Test
    void writersOfTheSameFileDoNotDisturbEachOther() throws Exception {
        Path file = folder.resolve("entry");
        List<Future<String>> writes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 200; i++) {
                String content = Integer.toString(i).repeat(1000);
                writes.add(threads.submit(() -> {
                    AtomicFile.replace(file, bytes(content));
                    return content;
                }));
            }
        }
        Set<String> written = new HashSet<>();
        for (Future<String> write : writes) {
            written.add(write.get());
        }
        assertTrue(written.contains(Files.readString(file)));
        assertEquals(Set.of("entry"), names());
    }
}
