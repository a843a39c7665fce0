package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.InclusionRule;

/// In the packed layout a zone begins where the one before ends, in the middle of a file, and may go on in the next.
@Tag("slow")
class PackedPartsTest {
    private static final Set<String> SUMMARIES = Set.of(
            "rows_emitted differs from the number of rows",
            "the row count of a country differs from its summary",
            "the smallest tile_id of a country differs from its summary",
            "the largest tile_id of a country differs from its summary");

    @TempDir
    private static Path shared = Path.of("");

    private static PublishedSample good;

    @TempDir
    private Path folder = Path.of("");

    private PublishedSample sample;

    @BeforeAll
    static void publish() throws Exception {
        good = PublishedSample.publishPacked(
                shared.resolve("good"), InclusionRule.CENTER, "LS", "LU", "CH", "LI", "NO");
    }

    @BeforeEach
    void copy() throws IOException {
        sample = good.copyTo(folder.resolve("out"));
    }

    /// The kinds of faults that are found once the receipts agree, without those of counts.
    private Set<String> kinds() throws Exception {
        sample.settleReceipts();
        return sample.verify(false).stream()
                .map(Failure::what)
                .filter(what -> !SUMMARIES.contains(what))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void editBoth(int part, Consumer<List<Object[]>> change) throws IOException {
        for (String dataset : PublishedSample.DATASETS) {
            sample.edit(sample.packedPart(dataset, part), dataset, change);
        }
    }

    /// The number of the first file that has rows of several zones.
    private int mixedPart() throws IOException {
        for (int part = 0; ; part++) {
            if (zones(part).size() > 1) {
                return part;
            }
        }
    }

    private Set<Object> zones(int part) throws IOException {
        return PartRewriter.read(sample.packedPart(DatasetSchema.TILE_INDEX, part)).stream()
                .map(row -> row[DatasetSchema.ZONE])
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void aGoodOutputHasNoFaults(InclusionRule rule) throws Exception {
        PublishedSample packed =
                PublishedSample.publishPacked(folder.resolve("packed"), rule, "LS", "CH", "FJ", "IT", "LI", "LU", "NO");
        VerifyResult sampled = packed.result(16, false);
        assertEquals(List.of(), sampled.failures());
        assertTrue(sampled.files() > 20, sampled::toString);
        VerifyResult exhaustive = packed.result(16, true);
        assertEquals(List.of(), exhaustive.failures());
        assertTrue(exhaustive.decisions() > exhaustive.rows(), exhaustive::toString);
    }

    @Test
    void goodArrowFilesHaveNoFaults() throws Exception {
        PublishedSample packed = PublishedSample.publishPackedArrow(
                folder.resolve("arrow"), InclusionRule.CENTER, "LS", "CH", "LI", "LU", "NO");
        assertEquals(List.of(), packed.result(16, true).failures());
    }

    @Test
    void rewritingChangesNothing() throws Exception {
        editBoth(mixedPart(), rows -> {});
        assertEquals(Set.of(), kinds());
    }

    @Test
    void zonesOutOfOrder() throws Exception {
        editBoth(mixedPart(), rows -> {
            String last = rows.getLast()[DatasetSchema.ZONE].toString();
            List<Object[]> moved = rows.stream()
                    .filter(row -> row[DatasetSchema.ZONE].equals(last))
                    .toList();
            rows.removeAll(moved);
            rows.addAll(0, moved);
        });
        Set<String> kinds = kinds();
        assertTrue(kinds.contains("the rows are not sorted by zone id"), kinds::toString);
    }

    @Test
    void aFileThatBeginsTooEarly() throws Exception {
        for (String dataset : PublishedSample.DATASETS) {
            Path first = sample.packedPart(dataset, 0);
            Path second = sample.packedPart(dataset, 5);
            Path between = first.resolveSibling("between");
            Files.move(first, between);
            Files.move(second, first);
            Files.move(between, second);
        }
        Set<String> kinds = kinds();
        assertTrue(
                kinds.contains("a part file begins with an earlier zone than the previous one ends with"),
                kinds::toString);
    }

    @Test
    void aTileOfTheNeighbourZone() throws Exception {
        editBoth(mixedPart(), rows -> {
            int i = 1;
            while (rows.get(i)[DatasetSchema.ZONE].equals(rows.get(i - 1)[DatasetSchema.ZONE])) {
                i++;
            }
            rows.get(i)[DatasetSchema.ZONE] = rows.get(i - 1)[DatasetSchema.ZONE];
        });
        Set<String> kinds = kinds();
        assertTrue(kinds.contains("a tile does not belong to the zone"), kinds::toString);
        assertTrue(kinds.contains("a tile is missing"), kinds::toString);
    }

    @Test
    void differentZonesInTheTwoDatasets() throws Exception {
        String dataset = DatasetSchema.TILE_BOUNDS;
        sample.edit(
                sample.packedPart(dataset, mixedPart()), dataset, rows -> rows.getLast()[DatasetSchema.ZONE] = "ZZ");
        assertEquals(Set.of("a row has different zones in the two datasets"), kinds());
    }

    @Test
    void aZoneThatIsNotOfTheRun() throws Exception {
        editBoth(mixedPart(), rows -> rows.getLast()[DatasetSchema.ZONE] = "ZZ");
        Set<String> kinds = kinds();
        assertTrue(kinds.contains("a country is not among the run's zones"), kinds::toString);
    }

    /// Nothing is said of the zones that the damaged file may have rows of, and everything of the others.
    @Test
    void aDamagedFileHidesOnlyItsOwnZones() throws Exception {
        int part = mixedPart();
        Path file = sample.packedPart(DatasetSchema.TILE_INDEX, part);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        sample.settleReceipts();
        List<Failure> failures = sample.verify(false);
        assertEquals(
                List.of("a file cannot be read"),
                failures.stream().map(Failure::what).toList(),
                failures::toString);
        Set<Object> untouched = zones(part + 3);
        untouched.removeAll(zones(part + 1));
        editBoth(part + 3, rows -> rows.remove(rows.size() / 2));
        Set<String> kinds = kinds();
        assertTrue(kinds.contains("a tile is missing") || untouched.isEmpty(), kinds::toString);
    }

    @Test
    void aFolderOfAZone() throws Exception {
        Files.createDirectory(sample.partition(DatasetSchema.TILE_INDEX).resolve("country=LS"));
        assertEquals(Set.of("a foreign file lies in the partition"), kinds());
    }

    @Test
    void aGapInTheNumbers() throws Exception {
        for (String dataset : PublishedSample.DATASETS) {
            Files.move(sample.packedPart(dataset, 0), sample.packedPart(dataset, 77));
        }
        Set<String> kinds = kinds();
        assertTrue(kinds.contains("the numbers of the part files have a gap"), kinds::toString);
    }
}
