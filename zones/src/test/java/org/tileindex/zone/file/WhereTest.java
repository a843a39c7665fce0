package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.UnknownIds;
import org.tileindex.zone.ZoneIds;

/// `--where`: spelling, types, and the same features in every format.
class WhereTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A = 'x'|\"A\" = 'x'",
                "  a_1<>7 |\"a_1\" <> 7",
                "\"a \"\"b\"\"\" != 'it''s'|\"a \"\"b\"\"\" <> 'it''s'",
                "pop >= 1.50e3|\"pop\" >= 1500",
                "pop<-.5|\"pop\" < -0.5",
                "x in ('a','b' , '')|\"x\" IN ('a', 'b', '')",
                "x IN(1)|\"x\" IN (1)",
                "in = TRUE|\"in\" = TRUE",
                "größe <= 3|\"größe\" <= 3",
                "x > false|\"x\" > FALSE",
            })
    void oneSpellingOfEachCondition(String typed, String canonical) {
        Where where = WhereParser.parse(typed);
        assertEquals(canonical, where.toString());
        assertEquals(where.toString(), WhereParser.parse(canonical).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|1: the name of a field is expected",
                "= 'x'|1: the name of a field is expected",
                "CONTINENT|10: =, <>, <, <=, >, >= or IN is expected at the end",
                "A LIKE 'x'|3: =, <>",
                "A =|4: a number, or text in single quotes, is expected at the end",
                "A = Europe|5: a number, or text in single quotes, is expected before Europe",
                "A = \"Europe\"|5: a number, or text in single quotes",
                "A = 'Europe|5: a number, or text in single quotes",
                "A == 1|4: a number, or text",
                "A = 1.2.3|5: a number",
                "A = 7x|5: a number",
                "A = 1 AND B = 2|7: the condition ends here; only one comparison is possible before AND B = 2",
                "A IN 'x'|6: '(' is expected",
                "A IN ()|7: a number",
                "A IN ('x'|10: ',' or ')' is expected at the end",
                "A IN ('x',)|11: a number",
                "A INN ('x')|3: =",
                "A = NULL|5: a number",
            })
    void whatIsNoConditionIsRefusedWithThePlace(String typed, String message) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> WhereParser.parse(typed));
        String said = String.valueOf(e.getMessage());
        assertTrue(said.startsWith("--where: character " + message), said);
        assertTrue(said.length() < 300, said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "geojson", "gpkg", "fgb", "shp", "topojson", "geojsonl", "zip"})
    void everyFormatTakesTheSameFeatures(String ending) throws Exception {
        Path file = sample(ending);
        assertEquals(ids(name -> name.equals("Fiji")), taken(file, "NAME = 'Fiji'"));
        assertEquals(ids(name -> !name.equals("Fiji")), taken(file, "name <> 'Fiji'"));
        assertEquals(
                ids(name -> List.of("Fiji", "Côte d'Ivoire").contains(name)),
                taken(file, "\"Name\" in ('Côte d''Ivoire', 'Fiji', 'Atlantis')"));
        assertEquals(ids(name -> name.compareTo("S") >= 0), taken(file, "name >= 'S'"));
        assertEquals(ids(name -> name.compareTo("Brazil") <= 0), taken(file, "name <= 'Brazil'"));
        assertEquals(ids(name -> name.compareTo("Brazil") < 0), taken(file, "name < 'Brazil'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "geojson", "gpkg", "fgb", "shp", "topojson"})
    void valuesOfAnotherKindAreRefused(String ending) throws Exception {
        Path file = sample(ending);
        TileIndexException number = refused(file, "name = 7");
        assertTrue(number.what().contains("field name is text, but --where compares it with 7"), number.what());
        TileIndexException absent = refused(file, "nmae = 'Fiji'");
        assertTrue(absent.what().contains("has no field 'nmae' for --where (fields: "), absent.what());
        assertTrue(absent.what().endsWith("iso_a2, iso_n3, name)"), absent.what());
        TileIndexException nothing = refused(file, "name = 'Atlantis'");
        assertTrue(nothing.what().contains("no feature fulfils --where \"name\" = 'Atlantis'"), nothing.what());
    }

    /// Ids are looked at only after the condition.
    @Test
    void offendersElsewhereDoNotMatter() throws Exception {
        ZoneOptions options = options("name > 'U'", UnknownIds.FAIL);
        ZoneCatalog catalog = ZoneCatalog.read(ZoneSource.file(SampleFormats.ne110m("geojson")), options);
        assertEquals(List.of(), catalog.unknown());
        assertEquals(0, catalog.withoutId());
        assertTrue(catalog.ids().contains("ZW"));
    }

    @Test
    void nullsNeverMatch() throws Exception {
        Path file = Files.writeString(folder.resolve("nulls"), """
                {"type": "Feature", "properties": {"iso_a2": "CH", "a": null}, "geometry": null}
                {"type": "Feature", "properties": {"iso_a2": "LS"}, "geometry": null}
                {"type": "Feature", "properties": {"iso_a2": "FJ", "a": NaN}, "geometry": null}
                {"type": "Feature", "properties": {"iso_a2": "AT", "a": 1}, "geometry": null}""");
        assertEquals(new TreeSet<>(List.of("AT")), taken(file, "a >= -1e300"));
        assertEquals(new TreeSet<>(List.of("AT")), taken(file, "a <> 2"));
    }

    @Test
    void parquetHasDecimalsDatesTruthAndUnsignedNumbers() throws Exception {
        Path file = ZoneFiles.duckDb(
                folder.resolve("types.parquet"),
                "SELECT * FROM (VALUES ('CH', 1.10::DECIMAL(5, 2), DATE '2020-02-29', true, 255::UTINYINT, 0.1::FLOAT, "
                        + "'12345678901234567890.5'::DECIMAL(38, 1), 18446744073709551615::UBIGINT, "
                        + ZoneFiles.blob(ZoneFiles.SQUARE)
                        + "), ('LS', 2.5, DATE '1969-12-31', false, 3, 2, 1, 2, NULL)"
                        + ") AS t(iso_a2, d, day, flag, u, f, big, wide, geometry)",
                "");
        for (String condition : List.of(
                "d = 1.1",
                "day = '2020-02-29'",
                "day > '2000'",
                "flag = true",
                "u > 200",
                "f = 0.1",
                "big = 12345678901234567890.5",
                "wide = 18446744073709551615")) {
            assertEquals(new TreeSet<>(List.of("CH")), taken(file, condition), condition);
        }
        assertTrue(refused(file, "geometry = 'x'").what().contains("has no field 'geometry'"));
        assertTrue(refused(file, "flag = 'true'").what().contains("field flag is true or false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FlatGeobuf", "Shapefile"})
    void numbersOfBinaryFormatsCompareAsNumbers(String format) throws Exception {
        Path file = new SmallFiles(folder, Optional.empty(), ZoneFiles.SQUARE)
                .in(format)
                .orElseThrow();
        assertEquals(new TreeSet<>(List.of("CH")), taken(file, "N = 1.50"));
        assertEquals(new TreeSet<>(List.of("LS")), taken(file, "n > 3"));
        assertEquals(new TreeSet<>(List.of("CH", "LS")), taken(file, "n in (20, 1.5, 7)"));
        assertTrue(refused(file, "n = '20'").what().contains("field n is a number, but --where compares it with '20'"));
    }

    /// The condition may be on the field of ids, and on columns of a file in GeoArrow's encoding.
    @Test
    void theFieldOfIdsMayBeCompared() throws Exception {
        for (String ending : List.of("parquet", "gpkg", "fgb", "shp", "geojson")) {
            assertEquals(
                    new TreeSet<>(List.of("BR", "FJ")),
                    taken(SampleFormats.ne110m(ending), "ISO_A2 IN ('FJ', 'BR')"),
                    ending);
        }
        Path arrow = Path.of(Objects.requireNonNull(WhereTest.class.getResource("field/03-geoarrow.parquet"))
                .toURI());
        assertEquals(new TreeSet<>(List.of("LS")), taken(arrow, "iso_a2 = 'LS'"));
    }

    private Path sample(String ending) throws Exception {
        return switch (ending) {
            case "topojson" -> Files.writeString(folder.resolve("sample"), SampleFormats.topology());
            case "geojsonl" ->
                Files.writeString(folder.resolve("sample"), String.join("\n", SampleFormats.featureLines()));
            case "zip" -> SampleFormats.zip(folder.resolve("sample"), "ne");
            default -> SampleFormats.ne110m(ending);
        };
    }

    /// The ids of the sample's features with such names, by Jackson.
    private static Set<String> ids(Predicate<String> wanted) throws Exception {
        Set<String> ids = new TreeSet<>();
        for (String line : SampleFormats.featureLines()) {
            Map<?, ?> properties =
                    (Map<?, ?>) Objects.requireNonNull(JSON.std.mapFrom(line).get("properties"));
            if (wanted.test(String.valueOf(properties.get("name")))) {
                ids.add(String.valueOf(properties.get("iso_a2")));
            }
        }
        return ids;
    }

    private static Set<String> taken(Path file, String condition) throws Exception {
        Set<String> ids = new TreeSet<>();
        for (Feature feature : FeatureReader.read(ZoneSource.file(file), options(condition, UnknownIds.SKIP))) {
            ids.add(feature.id().orElse("null"));
        }
        return ids;
    }

    private static TileIndexException refused(Path file, String condition) throws Exception {
        ZoneSource source = ZoneSource.file(file);
        TileIndexException e = assertThrows(
                TileIndexException.class, () -> ZoneCatalog.read(source, options(condition, UnknownIds.SKIP)));
        assertEquals(ErrorCode.E010_INPUT, e.code(), e.getMessage());
        return e;
    }

    private static ZoneOptions options(String condition, UnknownIds unknown) {
        return new ZoneOptions(
                Optional.empty(),
                Optional.empty(),
                ZoneIds.ISO,
                unknown,
                List.of(),
                Optional.of(WhereParser.parse(condition)));
    }
}
