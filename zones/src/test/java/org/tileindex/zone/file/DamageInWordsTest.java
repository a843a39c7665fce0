package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.ZoneIds;

/// A damaged zone file is described in words, without what libraries say of themselves.
class DamageInWordsTest {
    @TempDir
    private Path folder = Path.of("");

    private static byte[] sample(String ending) throws IOException {
        try (InputStream in = DamageInWordsTest.class.getResourceAsStream("ne110m." + ending)) {
            if (in == null) {
                throw new IOException("no sample of " + ending);
            }
            return in.readAllBytes();
        }
    }

    private void assertDamage(String damage, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("zones"), bytes);
        TileIndexException refused = assertThrows(
                TileIndexException.class,
                () -> ZoneCatalog.read(
                        ZoneSource.file(file), new ZoneOptions(Optional.empty(), Optional.empty(), ZoneIds.ANY)));
        assertEquals(ErrorCode.E010_INPUT, refused.code());
        String what = refused.what();
        assertEquals(damage, what.substring(what.lastIndexOf('(') + 1, what.length() - 1));
    }

    @Test
    void parquetFiles() throws IOException {
        byte[] whole = sample("parquet");
        assertDamage("it is too short for a Parquet file", Arrays.copyOf(whole, 9));
        assertDamage(
                "it does not end as a Parquet file does, so it may be cut short",
                Arrays.copyOf(whole, whole.length / 2));
        byte[] encrypted = whole.clone();
        encrypted[whole.length - 1] = 'E';
        assertDamage("it is encrypted", encrypted);
        byte[] length = whole.clone();
        length[whole.length - 5] = 0x7f;
        assertDamage("the length of its footer is damaged, or bytes before it are missing", length);
        byte[] footer = whole.clone();
        Arrays.fill(footer, whole.length - 60, whole.length - 8, (byte) 0xff);
        Arrays.fill(footer, whole.length - 2_000, whole.length - 1_000, (byte) 0xff);
        assertDamage("its footer is damaged", footer);
        byte[] page = whole.clone();
        Arrays.fill(page, 4, whole.length / 2, (byte) 0xff);
        assertDamage("a page is damaged, or the footer misplaces it", page);
    }

    @Test
    void jsonFiles() throws IOException {
        assertDamage(
                "it is cut short", text("{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\""));
        assertDamage(
                "its JSON is malformed at line 2, column 4",
                text("{\"type\": \"FeatureCollection\", \"features\": [\n  {]}"));
        assertDamage(
                "its JSON is nested too deeply, or has too long a number or name",
                text("{\"type\": \"Feature\", \"a\": " + "[".repeat(200)));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void geoPackages() throws IOException {
        byte[] whole = sample("gpkg");
        byte[] pages = whole.clone();
        Arrays.fill(pages, 100, 4_000, (byte) 0xff);
        assertDamage("its database: database disk image is malformed", pages);
    }

    @Test
    void filesThatCannotBeRead() {
        TileIndexException aFolder = assertThrows(TileIndexException.class, () -> ZoneSource.file(folder));
        assertTrue(aFolder.what().endsWith(" cannot be read (it is a folder)"), aFolder::what);
        assertFalse(aFolder.what().contains("Exception"), aFolder::what);
    }
}
