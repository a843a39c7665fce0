package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.UnknownIds;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZoneRepair;

/// Files as people have them, collected from public reports: which zones are read, and what is refused.
class FieldFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// `file | field | kind of ids | unknown ids | on invalid | outcome`: the ids of the zones that are scanned, or the
    /// error and a part of it.
    @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
    @CsvFileSource(resources = "field/outcomes.txt", delimiter = '|', nullValues = "-", numLinesToSkip = 1)
    void fieldFile(String name, String field, String kind, String unknown, String onInvalid, String outcome)
            throws Exception {
        ZoneOptions options = new ZoneOptions(
                Optional.ofNullable(field),
                Optional.empty(),
                ZoneIds.valueOf(kind.toUpperCase(Locale.ROOT)),
                UnknownIds.valueOf(unknown.toUpperCase(Locale.ROOT)),
                List.of());
        OnInvalid policy = OnInvalid.valueOf(onInvalid.toUpperCase(Locale.ROOT));
        String expected = Objects.requireNonNullElse(outcome, "");
        if (expected.startsWith("E0")) {
            TileIndexException e = assertThrows(TileIndexException.class, () -> scanned(name, options, policy));
            String message = String.valueOf(e.getMessage());
            assertTrue(e.code().name().startsWith(expected.substring(0, 4)), () -> e.code() + " " + message);
            assertTrue(message.contains(expected.substring(5)), message);
            assertFalse(message.contains("Exception") || message.chars().anyMatch(Character::isISOControl), message);
        } else if (expected.endsWith(" …")) {
            String ids = scanned(name, options, policy);
            assertTrue(ids.startsWith(expected.substring(0, expected.length() - 1)), ids);
        } else {
            assertEquals(expected, scanned(name, options, policy));
        }
    }

    @Test
    void everyFieldFileHasAnOutcome() throws Exception {
        Path outcomes = Path.of(Objects.requireNonNull(FieldFilesTest.class.getResource("field/outcomes.txt"))
                .toURI());
        String text = Files.readString(outcomes);
        try (Stream<Path> files = Files.list(outcomes.resolveSibling("."))) {
            List<String> without = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals("outcomes.txt"))
                    .filter(name -> !text.contains("\n" + name + " |") && !text.contains("\n" + name + "/"))
                    .toList();
            assertEquals(List.of(), without);
        }
    }

    /// The ids of the zones that have polygons after all checks.
    private static String scanned(String name, ZoneOptions options, OnInvalid policy) throws TileIndexException {
        ZoneCatalog catalog = ZoneCatalog.read(source(name), options);
        List<String> ids = new ArrayList<>();
        for (Zone zone : catalog.select(catalog.ids(), policy).zones()) {
            if (!ZoneRepair.apply(policy, zone).zone().polygons().isEmpty()) {
                ids.add(zone.id());
            }
        }
        return String.join(" ", ids);
    }

    @Test
    void packedFilesAreRead() throws Exception {
        for (String ending : List.of("geojson", "gpkg", "fgb", "parquet")) {
            byte[] content = Files.readAllBytes(SampleFormats.ne110m(ending));
            ByteArrayOutputStream gzip = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
                out.write(content);
            }
            Path file = Files.write(folder.resolve("packed"), gzip.toByteArray());
            int zones = SampleFormats.read(SampleFormats.ne110m(ending)).size();
            assertEquals(zones, SampleFormats.read(file).size(), ending);
            assertEquals(gzip.size(), ZoneSource.file(file).size());
            Files.write(file, zip(Map.of("a/zones." + ending, content, "readme.txt", new byte[9])));
            assertEquals(zones, SampleFormats.read(file).size(), ending);
            Files.write(file, zip(Map.of("a." + ending, content, "b." + ending, content)));
            assertEquals(
                    ErrorCode.E010_INPUT,
                    assertThrows(TileIndexException.class, () -> SampleFormats.read(file))
                            .code());
            Files.write(file, Arrays.copyOf(gzip.toByteArray(), gzip.size() / 2));
            assertEquals(
                    ErrorCode.E010_INPUT,
                    assertThrows(TileIndexException.class, () -> SampleFormats.read(file))
                            .code());
        }
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void whatIsLeftOutIsSaid() throws Exception {
        ZoneOptions skip =
                new ZoneOptions(Optional.empty(), Optional.empty(), ZoneIds.ISO, UnknownIds.SKIP, List.of("CH"));
        ZoneCatalog catalog = ZoneCatalog.read(source("04-natural-earth.geojson"), skip);
        assertEquals(List.of("-99", "CN-TW", "XK"), catalog.leftOut());
        ZoneOptions byShape = new ZoneOptions(Optional.of("shapeISO"), Optional.empty(), ZoneIds.ANY);
        assertEquals(2, ZoneCatalog.read(source("24-empty-id.geojson"), byShape).withoutId());
        assertEquals(
                List.of("zone CH: a LineString beside its polygons has no area and is left out"),
                selection("42b-spike-made-valid.geojson", OnInvalid.FAIL).notes());
        for (String file : List.of("39-nocrs.parquet", "39-nocrs.gpkg")) {
            String note = selection(file, OnInvalid.FAIL).notes().get(0);
            assertTrue(note.contains("names no CRS"), note);
        }
        assertEquals(
                List.of("zone LS: it has no polygons; left out"),
                selection("19a-null-geometry.geojson", OnInvalid.SKIP).problems());
        assertEquals(
                List.of("zone QA: a polygon at 10.0,0.0 has collapsed; dropped"),
                selection("28d-collapsed-ring.topojson", OnInvalid.FIX).problems());
    }

    /// An id with a NUL in a GeoPackage reached the terminal raw.
    @Test
    void controlCharactersOfIdsAreEscaped() throws Exception {
        Path file = new SmallFiles(folder, Optional.empty(), ZoneFiles.SQUARE)
                .in("GeoPackage")
                .orElseThrow();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE zones SET iso_a2 = 'C' || char(0) || char(27) || 'H' WHERE iso_a2 = 'CH'");
        }
        ZoneCatalog catalog = ZoneCatalog.read(ZoneSource.file(file), ZoneOptions.DEFAULT);
        TileIndexException e = assertThrows(TileIndexException.class, catalog::ids);
        assertTrue(e.what().endsWith("1 id is not ISO 3166-1: C\\u0000\\u001bH"), e.what());
    }

    @Test
    void idOfMoreThan1024BytesIsRefused() throws Exception {
        String feature = """
                {"type": "Feature", "properties": {"iso_a2": "%s"}, "geometry": {"type": "Polygon",
                "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}""";
        ZoneOptions any = new ZoneOptions(Optional.empty(), Optional.empty(), ZoneIds.ANY);
        Path longest = Files.writeString(folder.resolve("long"), feature.formatted("é".repeat(512)));
        assertEquals(1, ZoneCatalog.read(ZoneSource.file(longest), any).all().size());
        Path longer = Files.writeString(folder.resolve("longer"), feature.formatted("é".repeat(513)));
        ZoneCatalog catalog = ZoneCatalog.read(ZoneSource.file(longer), any);
        TileIndexException e = assertThrows(TileIndexException.class, catalog::all);
        assertEquals(ErrorCode.E010_INPUT, e.code());
        assertTrue(String.valueOf(e.getMessage()).length() < 300, e.getMessage());
    }

    @Test
    void excludedIdsNeedNotBeCodes() throws Exception {
        ZoneOptions options = new ZoneOptions(
                Optional.empty(), Optional.empty(), ZoneIds.ISO, UnknownIds.FAIL, List.of("-99", "XK", "CN-TW"));
        assertEquals(
                List.of("CH"),
                ZoneCatalog.read(source("04-natural-earth.geojson"), options).ids());
        ZoneOptions absent =
                new ZoneOptions(Optional.empty(), Optional.empty(), ZoneIds.ISO, UnknownIds.FAIL, List.of("BV"));
        ZoneCatalog catalog = ZoneCatalog.read(source("04b-kosovo.geojson"), absent);
        TileIndexException e = assertThrows(TileIndexException.class, catalog::ids);
        assertTrue(e.what().startsWith("--exclude: BV is not among"), e.what());
    }

    @Test
    void invalidZonesAreNamedTogether() throws Exception {
        ZoneCatalog catalog = ZoneCatalog.read(source("09-shp/adm0.shp"), ZoneOptions.DEFAULT);
        TileIndexException e = assertThrows(TileIndexException.class, catalog::all);
        assertEquals(ErrorCode.E001_GEO_INVALID, e.code());
        assertEquals(Optional.of(catalog.faults(catalog.ids()).firstKey()), e.zone());
    }

    private static Selection selection(String name, OnInvalid policy) throws TileIndexException {
        ZoneCatalog catalog = ZoneCatalog.read(source(name), ZoneOptions.DEFAULT);
        return catalog.select(catalog.ids(), policy);
    }

    private static ZoneSource source(String name) throws TileIndexException {
        URL file = Objects.requireNonNull(FieldFilesTest.class.getResource("field/" + name), name);
        return ZoneSource.file(Path.of(file.getPath()));
    }
}
