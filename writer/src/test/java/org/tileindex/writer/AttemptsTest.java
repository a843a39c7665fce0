package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several attempts at the same shard, of which some lose, die, or come too late.
class AttemptsTest {
    private static final String PARTITION = "parameter_hash=0";
    private static final List<String> DATASETS = List.of("a", "b");

    @TempDir
    private Path out;

    private DatasetPublisher open(boolean resume) throws IOException {
        DatasetPublisher publisher = DatasetPublisher.open(LocalStore.of(out), PARTITION, DATASETS, resume);
        LocalStore.admitWriters(out);
        publisher.makeFolder("x");
        return publisher;
    }

    private static void write(ShardFolder place) throws IOException {
        place.makeFolder("x");
        for (String dataset : DATASETS) {
            Files.writeString(place.folder(dataset).resolve("x/1"), dataset);
        }
    }

    private ShardFolder attempt(Store store) throws IOException {
        return DatasetPublisher.attempt(store, PARTITION, DATASETS);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(out.resolve(OutputLock.FOLDER))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void bothAttemptsAtAShardMayArriveAndOneThatDiedIsRemoved() throws IOException {
        try (DatasetPublisher publisher = open(false)) {
            try (Store first = LocalStore.apart(out, "1");
                    Store second = LocalStore.apart(out, "2")) {
                ShardFolder one = attempt(first);
                ShardFolder two = attempt(second);
                write(one);
                write(two);
                one.arrived("x/1");
                two.arrived("x/1");
            }
            write(attempt(LocalStore.apart(out, "died")));
            assertEquals(1, publisher.publish().getFirst().receipt().files());
        }
        assertEquals("b", Files.readString(out.resolve("b").resolve(PARTITION).resolve("x/1")));
        assertEquals(List.of("lock"), left());
    }

    @Test
    void anAttemptThatComesTooLateLeavesNothing() throws IOException {
        Store hung = LocalStore.of(out);
        try (DatasetPublisher publisher = open(false)) {
            hung = LocalStore.apart(out, "hung");
            publisher.publish();
        }
        try (Store late = hung) {
            assertThrows(NoSuchFileException.class, () -> write(attempt(late)));
        }
        assertThrows(NoSuchFileException.class, () -> LocalStore.apart(out, "later"));
        assertEquals(List.of("lock"), left());
    }

    @Test
    void aRunThatKeepsItsShardsKeepsNoAttempts() throws IOException {
        try (DatasetPublisher publisher = open(false)) {
            try (Store store = LocalStore.apart(out, "1")) {
                ShardFolder place = attempt(store);
                write(place);
                place.arrived("x/1");
            }
            write(attempt(LocalStore.apart(out, "died")));
            assertEquals(1, publisher.keep());
        }
        assertEquals(List.of("lock", "staging"), left());
    }
}
