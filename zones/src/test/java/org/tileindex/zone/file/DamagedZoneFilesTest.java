package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneValidator;

/// Good files that are then cut or damaged. Each is refused, or read where the damage does not show, and none causes
/// another exception.
class DamagedZoneFilesTest {
    /// Number of files of each codec, and how far apart their planted sizes are; the profile `exhaustive` has more.
    private static final int FILES = Integer.getInteger("damaged.parquet.files", 400);

    private static final int STEP = Integer.getInteger("damaged.parquet.step", 3);

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void sizesThatNoMemoryHolds() throws Exception {
        byte[] whole = Files.readAllBytes(good("zstd"));
        byte[] largest = HexFormat.of().parseHex("feffffff0f");
        Path file = folder.resolve("large");
        for (int offset = 4; offset < whole.length - 12; offset += STEP) {
            byte[] damaged = whole.clone();
            System.arraycopy(largest, 0, damaged, offset, largest.length);
            Files.write(file, damaged);
            assertReadOrRefused(file, offset);
        }
    }

    @Test
    void everyTruncatedFileIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(good("uncompressed"));
        Path file = folder.resolve("cut");
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            TileIndexException e = assertThrows(
                    TileIndexException.class, () -> ZoneCatalog.read(ZoneSource.file(file), ZoneOptions.DEFAULT));
            assertEquals(ErrorCode.E010_INPUT, e.code(), e.getMessage());
        }
    }

    @Test
    @Tag("slow")
    void damagedBytesNeverEscapeAsAnotherException() throws Exception {
        for (Path good : List.of(good("uncompressed"), good("zstd"))) {
            byte[] whole = Files.readAllBytes(good);
            Path file = folder.resolve("damaged");
            for (int seed = 0; seed < FILES; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                byte[] damaged = whole.clone();
                for (int i = 0; i <= random.nextInt(3); i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                Files.write(file, damaged);
                assertReadOrRefused(file, seed);
            }
        }
    }

    @Test
    void partsOfAShapefilePolygonBeyondItsEnd() throws Exception {
        byte[] shapes = Files.readAllBytes(SampleFormats.ne110m("shp"));
        // The first vertex of the second part of Fiji, the first record.
        System.arraycopy(HexFormat.of().parseHex("ffffff3f"), 0, shapes, 156, 4);
        Path file = Files.write(folder.resolve("zones.shp"), shapes);
        Files.copy(SampleFormats.ne110m("dbf"), folder.resolve("zones.dbf"));
        TileIndexException e = assertThrows(TileIndexException.class, () -> ZoneCatalog.read(ZoneSource.file(file)));
        assertTrue(e.what().endsWith("(the parts of a polygon overlap)"), e.what());
    }

    private static void assertReadOrRefused(Path file, int seed) {
        try {
            for (Zone zone :
                    ZoneCatalog.read(ZoneSource.file(file), ZoneOptions.DEFAULT).all()) {
                ZoneValidator.checkTopology(zone);
            }
        } catch (TileIndexException e) {
            assertTrue(e.code() != ErrorCode.E099_INTERNAL);
        } catch (Throwable e) {
            throw new AssertionError("damage " + seed, e);
        }
    }

    private Path good(String codec) throws Exception {
        return ZoneFiles.duckDb(
                folder.resolve(codec),
                "SELECT 'AT' AS iso_a2, %s AS geometry FROM range(100)".formatted(ZoneFiles.blob(ZoneFiles.SQUARE)),
                ", CODEC '%s'".formatted(codec));
    }
}
