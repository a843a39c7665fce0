package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Over 5,000 files of all formats, cut or with bytes changed, inserted and repeated: each is read, or refused with
/// one line.
@Tag("slow")
class FuzzedZoneFilesTest {
    private static final int FILES = 750;
    private static final byte[] HOSTILE = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, '[', '{', '"', '9', ','};

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "geojson", "gpkg", "fgb", "shp", "dbf", "zip", "topojson"})
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void damagedFilesAreReadOrRefused(String format) throws Exception {
        byte[] whole = whole(format);
        int refused = 0;
        for (int seed = 0; seed < FILES; seed++) {
            Path file = folder.resolve("zones");
            byte[] damaged = damaged(whole, new SplittableRandom(seed));
            if (format.equals("dbf")) {
                file = Files.write(folder.resolve("zones.shp"), Files.readAllBytes(SampleFormats.ne110m("shp")));
                Files.write(folder.resolve("zones.dbf"), damaged);
            } else {
                Files.write(file, damaged);
                Files.write(folder.resolve("zones.dbf"), Files.readAllBytes(SampleFormats.ne110m("dbf")));
            }
            refused += isRefused(file, format + " " + seed) ? 1 : 0;
        }
        assertTrue(refused > FILES / 10, refused + " refused");
    }

    private static boolean isRefused(Path file, String what) {
        try {
            ZoneCatalog.read(ZoneSource.file(file), ZoneOptions.DEFAULT).all();
            return false;
        } catch (TileIndexException e) {
            assertTrue(e.code() != ErrorCode.E099_INTERNAL, what);
            assertEquals(1, String.valueOf(e.getMessage()).lines().count(), what + ": " + e.getMessage());
            return true;
        } catch (Throwable e) {
            throw new AssertionError(what, e);
        }
    }

    private byte[] whole(String format) throws Exception {
        return switch (format) {
            case "zip" -> Files.readAllBytes(SampleFormats.zip(folder.resolve("whole"), "ne110m"));
            case "topojson" -> Files.readAllBytes(Files.writeString(folder.resolve("whole"), SampleFormats.topology()));
            default -> Files.readAllBytes(SampleFormats.ne110m(format));
        };
    }

    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        if (damaged.length == 0) {
            return damaged;
        }
        // Headers and footers decide most, so half of the damage is near an end.
        int reach = random.nextBoolean() ? damaged.length : Math.min(damaged.length, 2048);
        int offset = random.nextBoolean() ? 0 : damaged.length - reach;
        for (int i = 0; i <= random.nextInt(8); i++) {
            int at = offset + random.nextInt(reach);
            int length = Math.min(random.nextBoolean() ? 1 : 4, damaged.length - at);
            byte value = random.nextBoolean() ? (byte) random.nextInt(256) : HOSTILE[random.nextInt(HOSTILE.length)];
            if (random.nextInt(8) == 0) {
                System.arraycopy(damaged, random.nextInt(damaged.length - length + 1), damaged, at, length);
            } else {
                Arrays.fill(damaged, at, at + length, value);
            }
        }
        return damaged;
    }
}
