package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.ZoneIds;

/// Damaged bytes in ids and in what tells where they are. None may become the id of another zone.
class DamagedIdsTest {
    private static final ZoneOptions ANY = new ZoneOptions(Optional.of("iso_a2"), Optional.empty(), ZoneIds.ANY);
    private static final String SQUARE = ZoneFiles.SQUARE;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"dbf, FJ", "fgb, FJ", "gpkg, FJ242Fiji"})
    void idsThatAreNotTextAreRefused(String ending, String found) throws Exception {
        String before = ending.equals("fgb") ? "\2\0\0\0" : "";
        assertRefused(damaged(ending, before + found, before + "F\u00ff" + found.substring(2)));
    }

    @Test
    void idsOfParquetThatAreNotTextAreRefused() throws Exception {
        Path file = ZoneFiles.parquetJava(
                folder.resolve("zones.parquet"),
                MessageTypeParser.parseMessageType(
                        "message zones { optional binary iso_a2 (STRING); optional binary geometry; }"),
                Map.of("geo", ZoneFiles.GEO),
                List.of(ZoneFiles.Row.of("QZQ", ZoneFiles.wkb(SQUARE))));
        assertRefused(replace(file, "QZQ", "Q\u00ffQ"));
    }

    @Test
    void onlySpacesAndZerosPadTheIdsOfAShapefile() throws Exception {
        assertTrue(ids(damaged("dbf", "FJ  ", "  FJ")).contains("FJ"));
        assertTrue(ids(damaged("dbf", "FJ  ", "FJ\f ")).contains("FJ\f"));
        assertTrue(ids(damaged("dbf", "FJ  ", "FJ\0 ")).contains("FJ"));
    }

    @Test
    void damagedAttributesBehindTheIdOfAFlatGeobufAreRefused() throws Exception {
        TileIndexException e =
                assertThrows(TileIndexException.class, () -> ids(damaged("fgb", "\4\0\0\0Fiji", "\4\0\7\0Fiji")));
        assertEquals(ErrorCode.E010_INPUT, e.code(), e.getMessage());
        assertTrue(e.what().contains("a value is longer than its feature"), e.what());
    }

    @Test
    void damagedOffsetsInAFlatGeobufGeometryAreRefused() throws Exception {
        // The offsets of a polygon's members. The fourth to sixth lead to its measures and times, which it has not.
        String offsets = "\u0012\0\u000c\0\0\0\u0008\0\0\0\0\0";
        TileIndexException e = assertThrows(
                TileIndexException.class, () -> ids(damaged("fgb", offsets, offsets.substring(0, 10) + "\0\u0008")));
        assertEquals(ErrorCode.E010_INPUT, e.code(), e.getMessage());
    }

    @Test
    void damagedTextsOfAFlatGeobufHeaderAreRefused() throws Exception {
        // The length of the definition of the CRS, which nobody needs beside its code.
        String wkt = "GEOGCRS[\"WGS 84\"";
        String whole = Files.readString(SampleFormats.ne110m("fgb"), StandardCharsets.ISO_8859_1);
        String length = whole.substring(whole.indexOf(wkt) - 4, whole.indexOf(wkt));
        TileIndexException e =
                assertThrows(TileIndexException.class, () -> ids(damaged("fgb", length + wkt, "\0\0\0\u007f" + wkt)));
        assertEquals(ErrorCode.E010_INPUT, e.code(), e.getMessage());
    }

    private static void assertRefused(Path file) {
        TileIndexException e = assertThrows(TileIndexException.class, () -> ids(file));
        assertEquals(ErrorCode.E010_INPUT, e.code(), e.getMessage());
        assertTrue(e.what().endsWith("(an attribute is not text in the file's encoding)"), e.what());
    }

    private static List<String> ids(Path file) throws TileIndexException {
        return ZoneCatalog.read(ZoneSource.file(file), ANY).ids();
    }

    /// The sample with other bytes in the place of the only ones that are `found`; characters are bytes.
    private Path damaged(String ending, String found, String replacement) throws Exception {
        if (ending.equals("dbf")) {
            for (String beside : SampleFormats.SHAPEFILE) {
                Files.write(folder.resolve("zones." + beside), Files.readAllBytes(SampleFormats.ne110m(beside)));
            }
        }
        Path file = Files.write(folder.resolve("zones." + ending), Files.readAllBytes(SampleFormats.ne110m(ending)));
        replace(file, found, replacement);
        return ending.equals("dbf") ? folder.resolve("zones.shp") : file;
    }

    private static Path replace(Path file, String found, String replacement) throws Exception {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(content.contains(found), found);
        return Files.writeString(file, content.replace(found, replacement), StandardCharsets.ISO_8859_1);
    }
}
