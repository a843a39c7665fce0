package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A partition is published once, and as a whole or not at all.
class DatasetPublisherTest {
    private static final String PARTITION = "parameter_hash=00ff";
    private static final List<String> DATASETS = List.of("tile_index", "tile_bounds");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path out;

    private DatasetPublisher open(boolean resume) throws IOException {
        return DatasetPublisher.open(out, PARTITION, DATASETS, resume);
    }

    /// Stages and publishes one file in each dataset.
    private List<PublishedDataset> publish(String index, String bounds) throws IOException {
        try (DatasetPublisher publisher = open(false)) {
            stage(publisher, "tile_index", index);
            stage(publisher, "tile_bounds", bounds);
            return publisher.publish();
        }
    }

    private static void stage(DatasetPublisher publisher, String dataset, String content) throws IOException {
        Path country = Files.createDirectories(publisher.folder(dataset).resolve("country=FR"));
        Files.writeString(country.resolve("part-00000.parquet"), content);
    }

    private String published(String dataset) throws IOException {
        return Files.readString(out.resolve(dataset, PARTITION, "country=FR", "part-00000.parquet"));
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void allDatasetsAreUnderTheirFinalNamesAndStagingIsGone() throws Exception {
        List<PublishedDataset> results = publish("a", "bb");
        assertEquals(
                List.of(
                        ".tile-index/lock",
                        "tile_bounds/parameter_hash=00ff/country=FR/part-00000.parquet",
                        "tile_index/parameter_hash=00ff/country=FR/part-00000.parquet"),
                tree());
        assertFalse(Files.exists(out.resolve(".tile-index", "staging")));
        assertEquals("a", published("tile_index"));
        assertEquals("bb", published("tile_bounds"));
        assertEquals(DATASETS, results.stream().map(PublishedDataset::dataset).toList());
        for (PublishedDataset result : results) {
            assertFalse(result.alreadyThere());
            assertEquals(out.resolve(result.dataset(), PARTITION), result.partition());
            assertEquals(Receipt.of(result.partition()), result.receipt());
        }
    }

    @Test
    void theSameBytesAgainAreAlreadyThere() throws Exception {
        List<PublishedDataset> first = publish("a", "b");
        List<PublishedDataset> second = publish("a", "b");
        for (int i = 0; i < DATASETS.size(); i++) {
            assertTrue(second.get(i).alreadyThere());
            assertEquals(first.get(i).receipt(), second.get(i).receipt());
        }
        assertEquals("a", published("tile_index"));
    }

    @Test
    void otherBytesAreRefusedAndTheFirstOnesStay() throws Exception {
        publish("first", "b");
        PublishConflictException conflict = assertThrows(PublishConflictException.class, () -> publish("other", "b"));
        assertTrue(
                String.valueOf(conflict.getMessage())
                        .contains(out.resolve("tile_index", PARTITION).toString()),
                conflict::toString);
        assertEquals("first", published("tile_index"));
        assertEquals("b", published("tile_bounds"));
        assertFalse(Files.exists(out.resolve(".tile-index", "staging")));
    }

    @Test
    void aConflictInTheLastDatasetPublishesNoneOfTheOthers() throws Exception {
        Path bounds = Files.createDirectories(out.resolve("tile_bounds", PARTITION, "country=FR"));
        Files.writeString(bounds.resolve("part-00000.parquet"), "first");
        assertThrows(PublishConflictException.class, () -> publish("a", "other"));
        assertFalse(Files.exists(out.resolve("tile_index")));
        assertEquals("first", published("tile_bounds"));
    }

    @Test
    void aRunThatDiedBetweenTwoRenamesIsCompletedByTheNext() throws Exception {
        Path index = Files.createDirectories(out.resolve("tile_index", PARTITION, "country=FR"));
        Files.writeString(index.resolve("part-00000.parquet"), "a");
        List<PublishedDataset> results = publish("a", "b");
        assertTrue(results.getFirst().alreadyThere());
        assertFalse(results.getLast().alreadyThere());
        assertEquals("b", published("tile_bounds"));
    }

    @Test
    void theSameBytesUnderOtherNamesAreRefused() throws Exception {
        publish("a", "b");
        try (DatasetPublisher publisher = open(false)) {
            stage(publisher, "tile_bounds", "b");
            Path country =
                    Files.createDirectories(publisher.folder("tile_index").resolve("country=DE"));
            Files.writeString(country.resolve("part-00000.parquet"), "a");
            assertThrows(PublishConflictException.class, publisher::publish);
        }
        assertEquals("a", published("tile_index"));
    }

    @Test
    void theSameBytesCutElsewhereAreRefused() throws Exception {
        try (DatasetPublisher publisher = open(false)) {
            stageTwoFiles(publisher, "a", "bc");
            publisher.publish();
        }
        try (DatasetPublisher publisher = open(false)) {
            stageTwoFiles(publisher, "ab", "c");
            assertThrows(PublishConflictException.class, publisher::publish);
        }
        assertEquals("a", published("tile_index"));
    }

    private static void stageTwoFiles(DatasetPublisher publisher, String first, String second) throws IOException {
        stage(publisher, "tile_index", first);
        Files.writeString(publisher.folder("tile_index").resolve("part-00001.parquet"), second);
    }

    @Test
    void otherPartitionsLieSideBySide() throws Exception {
        publish("a", "b");
        try (DatasetPublisher publisher = DatasetPublisher.open(out, "parameter_hash=11", DATASETS, false)) {
            stage(publisher, "tile_index", "c");
            stage(publisher, "tile_bounds", "d");
            publisher.publish();
        }
        assertEquals("a", published("tile_index"));
        assertEquals(5, tree().size());
    }

    @Test
    void closingWithoutPublishingLeavesNothing() throws Exception {
        try (DatasetPublisher publisher = open(false)) {
            stage(publisher, "tile_index", "a");
        }
        assertEquals(List.of(".tile-index/lock"), tree());
        assertFalse(Files.exists(out.resolve(".tile-index", "staging")));
    }

    @Test
    void resumingKeepsWhatIsStagedAndStartingAnewClearsIt() throws Exception {
        Path staged = out.resolve(".tile-index", "staging", PARTITION, "tile_index", "country=FR");
        Files.createDirectories(staged);
        Files.writeString(staged.resolve("part-00000.parquet"), "of a run that died");
        try (DatasetPublisher publisher = open(true)) {
            stage(publisher, "tile_bounds", "b");
            publisher.publish();
        }
        assertEquals("of a run that died", published("tile_index"));

        Files.createDirectories(staged);
        Files.writeString(staged.resolve("part-00000.parquet"), "of another run that died");
        try (DatasetPublisher publisher = open(false)) {
            assertFalse(Files.exists(staged));
            assertTrue(Files.isDirectory(publisher.folder("tile_index")));
        }
    }

    @Test
    void filesKeptOnClosingAreThereForARunThatResumes() throws Exception {
        try (DatasetPublisher publisher = open(false)) {
            stage(publisher, "tile_index", "a");
            stage(publisher, "tile_bounds", "b");
            Files.writeString(publisher.folder("tile_index").resolve("part-00001.parquet"), "its twin is unfinished");
            assertEquals(1, publisher.keep());
        }
        assertFalse(Files.exists(out.resolve("tile_index")));
        try (DatasetPublisher publisher = open(true)) {
            Files.writeString(publisher.folder("tile_bounds").resolve("part-00001.parquet"), "now it is not");
            publisher.publish();
        }
        assertEquals("a", published("tile_index"));
        assertEquals(5, tree().size());
    }

    @Test
    void withoutAFinishedFileThereIsNothingToKeep() throws Exception {
        try (DatasetPublisher publisher = open(false)) {
            stage(publisher, "tile_index", "a");
            assertEquals(0, publisher.keep());
        }
        assertEquals(List.of(".tile-index/lock"), tree());
    }

    @Test
    void unfinishedFilesOfADeadRunAreNotKept() throws Exception {
        try (DatasetPublisher publisher = open(false)) {
            for (String dataset : List.of("tile_index", "tile_bounds")) {
                Path part = publisher.folder(dataset).resolve("part-00000.parquet");
                Files.writeString(AtomicFile.unfinished(part), "half of it");
            }
            assertEquals(0, publisher.keep());
        }
        assertEquals(List.of(".tile-index/lock"), tree());
    }

    @Test
    void checkingPublishesNothing() throws Exception {
        try (DatasetPublisher publisher = open(false)) {
            stage(publisher, "tile_index", "a");
            stage(publisher, "tile_bounds", "b");
            publisher.check();
            assertThrows(IllegalStateException.class, publisher::check);
            assertFalse(Files.exists(out.resolve("tile_index")));
            publisher.publish();
        }
        assertEquals("b", published("tile_bounds"));
    }

    @Test
    void publishingTwiceWithOnePublisherOrAfterClosingIsRefused() throws Exception {
        DatasetPublisher publisher = open(false);
        stage(publisher, "tile_index", "a");
        stage(publisher, "tile_bounds", "b");
        publisher.publish();
        assertThrows(IllegalStateException.class, publisher::publish);
        publisher.close();
        assertThrows(IllegalStateException.class, publisher::publish);
        publisher.close();
    }
}
