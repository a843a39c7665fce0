package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.UnknownIds;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZoneRepair;

/// Files as people have them, collected from public reports: which zones are read, and what is refused.
class FieldFilesTest {
    /// `file | field | kind of ids | unknown ids | on invalid | outcome`: the ids of the zones that are scanned, or the
    /// error and a part of it.
    @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            02a-antarctica-noise.geojson        | -          | iso | fail | fail | AQ
            02c-antarctica-lon-noise.geojson    | -          | iso | fail | fail | AQ
            quantized-180.00000000000006.topojson | iso_n3   | any | fail | fail | 004 …
            04-natural-earth.geojson            | -          | iso | fail | fail | E005 3 ids are not ISO 3166-1: -99, CN-TW, XK
            04-natural-earth.geojson            | -          | iso | skip | fail | CH
            04b-kosovo.geojson                  | -          | iso | fail | fail | E005 1 id is not ISO 3166-1: XK
            04b-kosovo.geojson                  | -          | iso | skip | fail | CH
            05-geo-countries.geojson            | -          | iso | fail | fail | NO TD
            05-geo-countries.geojson            | ISO3166-1-Alpha-3 | iso | fail | fail | NO TD
            05-geo-countries.geojson            | ISO3166-1-Alpha-3 | any | fail | fail | NOR TCD
            06-geoboundaries.geojson            | shapeGroup | iso | fail | fail | E005 XKX
            06-geoboundaries.geojson            | shapeGroup | iso | skip | fail | NO
            24-empty-id.geojson                 | shapeISO   | any | fail | fail | GN-N
            24-empty-id.geojson                 | shapeISO   | iso | fail | fail | E005 GN-N
            topid.geojson                       | -          | any | fail | fail | zz
            20-nan-properties.geojson           | -          | iso | fail | fail | CH
            09-shp/adm0.shp                     | -          | iso | fail | fail | E001 has no polygons
            09-shp/adm0.shp                     | -          | iso | fail | skip | CH QA
            09-shp/adm0.shp                     | -          | iso | fail | fix  | CH QA
            19a-null-geometry.geojson           | -          | iso | fail | fail | E001 zone LS: it has no polygons
            19a-null-geometry.geojson           | -          | iso | fail | skip | CH
            19a-null-geometry.geojson           | -          | iso | fail | fix  | CH
            19b-empty-part.geojson              | -          | iso | fail | fail | E001 zone LS: it has no polygons
            19b-empty-part.geojson              | -          | iso | fail | skip | CH
            19b-empty-part.geojson              | -          | iso | fail | fix  | CH
            19c-short-ring.geojson              | -          | iso | fail | fail | E001 zone CH: a ring at 10.0,0.0 has only 3 vertices
            19c-short-ring.geojson              | -          | iso | fail | skip |
            19c-short-ring.geojson              | -          | iso | fail | fix  | CH
            28c-topo-barenull.topojson          | -          | iso | fail | fail | E001 zone LS: it has no polygons
            28c-topo-barenull.topojson          | -          | iso | fail | skip | CH QA
            28d-collapsed-ring.topojson         | -          | iso | fail | fail | E001 zone QA: a ring at 10.0,0.0
            28d-collapsed-ring.topojson         | -          | iso | fail | skip |
            28d-collapsed-ring.topojson         | -          | iso | fail | fix  | QA
            42a-spike.geojson                   | -          | iso | fail | fail | E001 zone CH: ring self-intersection
            42a-spike.geojson                   | -          | iso | fail | fix  | CH
            42b-spike-made-valid.geojson        | -          | iso | fail | fail | CH
            42b-spike-made-valid.geojson        | -          | iso | fail | fix  | CH
            nullgeom.geojson                    | -          | iso | fail | fail | E001 zone AT: it has no polygons
            nullgeom.geojson                    | -          | iso | fail | skip | CH
            point.geojson                       | -          | iso | fail | fail | E001 zone AT: geometry is a Point, not a polygon
            point.geojson                       | -          | iso | fail | skip | CH
            ctrlbad.geojson                     | id         | any | fail | fail | E001 zone \\u001b]0;pwned\\u0007\\u001b[31mred: self-intersection
            22e-duckdb-crs84-none.parquet       | -          | iso | fail | fail | CH
            03-geoarrow.parquet                 | -          | iso | fail | fail | AT CH
            40-proj4.parquet                    | -          | iso | fail | fail | CH LS
            39-nocrs.parquet                    | -          | iso | fail | fail | CH LS
            39-nocrs.gpkg                       | -          | iso | fail | fail | CH LS
            07-multisurface.gpkg                | -          | iso | fail | fail | E001 its geometry has curves
            07-multisurface.gpkg                | -          | iso | fail | skip | CH
            07b-multisurface-straight.gpkg      | -          | iso | fail | fail | CH QA
            34d-41.geojson                      | name       | any | fail | fail | жжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжж
            ioobe.fgb                           | -          | iso | fail | fail | E010 outside
            """)
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
