package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file gets its name once it is synced, and a batch that lost a file accepts no more.
class SyncBatchTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private SyncBatch.Complete absent(String name) {
        return new SyncBatch.Complete(folder.resolve(name), 1, 0);
    }

    private SyncBatch.Complete written(String name) throws IOException {
        Files.writeString(folder.resolve(name + ".part"), name);
        return absent(name);
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void filesWaitUntilThereAreEnough() throws IOException {
        SyncBatch batch = new SyncBatch(3);
        batch.add(List.of(written("a"), written("b")));
        assertEquals(Set.of("a.part", "b.part"), names());
        batch.add(List.of(written("c")));
        assertEquals(Set.of("a", "b", "c"), names());
        batch.add(List.of(written("d")));
        assertEquals(Set.of("a", "b", "c", "d.part"), names());
        batch.sync();
        assertEquals(Set.of("a", "b", "c", "d"), names());
        assertEquals("d", Files.readString(folder.resolve("d")));
    }

    @Test
    void anExistingFileIsReplaced() throws IOException {
        Files.writeString(folder.resolve("a"), "before");
        new SyncBatch(1).add(List.of(written("a")));
        assertEquals("a", Files.readString(folder.resolve("a")));
        assertEquals(Set.of("a"), names());
    }

    @Test
    void nothingToSyncIsNotAnError() throws IOException {
        assertEquals(0, new SyncBatch(1).sync().wallNanos());
    }

    @Test
    void aFileThatCannotBeSyncedEndsTheBatch() throws IOException {
        SyncBatch batch = new SyncBatch(3);
        batch.add(List.of(written("a"), absent("lost")));
        SyncBatch.Complete next = written("b");
        assertThrows(NoSuchFileException.class, () -> batch.add(List.of(next)));
        assertEquals(Set.of(), names());
        SyncBatch.Complete again = written("b");
        IOException later = assertThrows(IOException.class, () -> batch.add(List.of(again)));
        assertEquals(
                NoSuchFileException.class,
                Arrays.asList(later.getCause()).getFirst().getClass());
        assertThrows(IOException.class, batch::sync);
    }
}
