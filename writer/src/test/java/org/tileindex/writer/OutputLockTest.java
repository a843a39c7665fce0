package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tileindex.writer.PublisherProcess.DATASET;
import static org.tileindex.writer.PublisherProcess.PARTITION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Only one run at a time holds an output folder, whether runs are threads or processes.
class OutputLockTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path out;

    private DatasetPublisher open(boolean resume) throws IOException {
        return DatasetPublisher.open(out, PARTITION, List.of(DATASET), resume);
    }

    private Path stagedFile(DatasetPublisher publisher) {
        return publisher.folder(DATASET).resolve("part-00000.parquet");
    }

    @Test
    void aSecondRunInTheSameProcessIsRefusedAndDisturbsNothing() throws Exception {
        try (DatasetPublisher first = open(false)) {
            Files.writeString(stagedFile(first), "first");
            OutputBusyException refused = assertThrows(OutputBusyException.class, () -> open(false));
            assertEquals(out + " is in use by another run", refused.getMessage());
            assertEquals("first", Files.readString(stagedFile(first)));
        }
    }

    @Test
    void aSecondRunInTheSameProcessIsRefusedUnderAnyNameOfTheFolder() throws Exception {
        try (DatasetPublisher first = open(false)) {
            Path link = Files.createSymbolicLink(out.resolve("link"), out);
            assertThrows(
                    OutputBusyException.class, () -> DatasetPublisher.open(link, PARTITION, List.of(DATASET), false));
            assertThrows(
                    OutputBusyException.class,
                    () -> DatasetPublisher.open(out.resolve("."), PARTITION, List.of(DATASET), false));
            assertTrue(Files.exists(first.folder(DATASET)));
            try (PublisherProcess other = PublisherProcess.start(out)) {
                assertEquals("BUSY", other.answer());
            }
        }
    }

    @Test
    void theFolderIsFreeAfterClosing() throws Exception {
        open(false).close();
        open(false).close();
    }

    @Test
    void closingTwiceDoesNotUnlockTheFolderOfAnotherRun() throws Exception {
        DatasetPublisher first = open(false);
        first.close();
        try (DatasetPublisher second = open(false)) {
            first.close();
            assertThrows(OutputBusyException.class, () -> open(false));
            assertTrue(Files.exists(second.folder(DATASET)));
        }
    }

    @Test
    void otherFoldersAreNotHeld() throws Exception {
        try (DatasetPublisher first = open(false);
                DatasetPublisher other =
                        DatasetPublisher.open(out.resolve("other"), PARTITION, List.of(DATASET), false)) {
            assertFalse(first.folder(DATASET).equals(other.folder(DATASET)));
        }
    }

    @Test
    void anotherProcessIsRefused() throws Exception {
        try (DatasetPublisher mine = open(false);
                PublisherProcess other = PublisherProcess.start(out)) {
            assertEquals("BUSY", other.answer());
            assertTrue(Files.exists(mine.folder(DATASET)));
        }
    }

    @Test
    void anotherProcessIsStillRefusedAfterThisOneTriedTwice() throws Exception {
        try (DatasetPublisher mine = open(false)) {
            Files.writeString(stagedFile(mine), "mine");
            assertThrows(OutputBusyException.class, () -> open(false));
            try (PublisherProcess other = PublisherProcess.start(out)) {
                assertEquals("BUSY", other.answer());
            }
            assertEquals("mine", Files.readString(stagedFile(mine)));
        }
    }

    @Test
    void aFolderThatAnotherProcessHoldsIsBusy() throws Exception {
        try (PublisherProcess other = PublisherProcess.start(out)) {
            assertEquals("STAGED", other.answer());
            assertThrows(OutputBusyException.class, () -> open(false));
            assertThrows(OutputBusyException.class, () -> open(true));
            other.end();
            open(false).close();
        }
    }

    @Test
    void aKilledProcessLeavesNothingPublishedAndTheNextRunStartsAnew() throws Exception {
        try (PublisherProcess other = PublisherProcess.start(out)) {
            assertEquals("STAGED", other.answer());
            other.kill();
        }
        assertFalse(Files.exists(out.resolve(DATASET)));
        try (DatasetPublisher next = open(false)) {
            assertFalse(Files.exists(stagedFile(next)));
            Files.writeString(stagedFile(next), "anew");
            next.publish();
        }
        assertEquals("anew", Files.readString(out.resolve(DATASET, PARTITION, "part-00000.parquet")));
    }

    @Test
    void aKilledProcessIsResumedFromWhatItStaged() throws Exception {
        try (PublisherProcess other = PublisherProcess.start(out)) {
            assertEquals("STAGED", other.answer());
            other.kill();
        }
        try (DatasetPublisher next = open(true)) {
            assertEquals("staged elsewhere", Files.readString(stagedFile(next)));
            next.publish();
        }
        assertEquals("staged elsewhere", Files.readString(out.resolve(DATASET, PARTITION, "part-00000.parquet")));
    }
}
