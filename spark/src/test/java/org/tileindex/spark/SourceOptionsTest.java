package org.tileindex.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.DataFrameReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Options, and the one line that a wrong one gives.
class SourceOptionsTest {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gird      | 5m         | E010_INPUT: option gird: it is unknown. Options are assume-wgs84, bounds,",
                "grid      | 7x         | E010_INPUT: option grid: cell size '7x' is not understood; write 30s, 5m",
                "grid      | ''         | E010_INPUT: option grid: the value is empty. Give one,",
                "bounds    | 1,2,3      | E010_INPUT: option bounds: 3 values. Give four: W,S,E,N in degrees.",
                "bounds    | 1,a,3,4    | E010_INPUT: option bounds: a value is no number. Give W,S,E,N",
                "size      | 7          | E010_INPUT: option size: size '7' is not understood;",
                "rule      | most       | E008_INCLUSION_RULE: inclusion rule 'most' is unknown. Use center or",
                "coverage  | yes        | E010_INPUT: option coverage: 'yes' is neither. Give true or false.",
                "zone-ids  | all        | E010_INPUT: option zone-ids: 'all' is unknown. Give iso or any.",
                "simd      | fast       | E010_INPUT: option simd: 'fast' is unknown. Give auto or scalar or vector.",
                "where     | A          | E010_INPUT: option where: ",
                "countries | 'CH,,FR'   | E010_INPUT: option countries: a value is empty in 'CH,,FR'.",
                "partitions| 0          | E010_INPUT: option partitions: 0 is less than 1. Give 1 or more.",
                "path      | a.parquet  | E010_INPUT: option path: tiles have no path. Give a file of zones as the",
                "zones     | /none.json | E010_INPUT: ",
                "raster    | /none.tif  | E010_INPUT: ",
                "countries | XX         | E005_ISO_FK: ",
            })
    void aWrongOptionIsOneLine(String name, String value, String message) {
        SourceFault fault = assertThrows(
                SourceFault.class,
                () -> SparkSample.spark()
                        .read()
                        .format("tile-index")
                        .option(name, value)
                        .load()
                        .count());
        String line = String.valueOf(fault.getMessage());
        assertTrue(line.startsWith(message), line);
        assertFalse(line.contains("\n"), line);
    }

    @Test
    void rulesAndGridsThatContradictAreRefused() {
        refused("coverage", "rule", "center", "coverage", "true");
        refused("size", "grid", "5m", "size", "10x10");
        refused("raster", "raster", "a.tif", "grid", "5m");
    }

    private static void refused(String named, String... options) {
        DataFrameReader reader = SparkSample.spark().read().format("tile-index");
        for (int i = 0; i < options.length; i += 2) {
            reader.option(options[i], options[i + 1]);
        }
        SourceFault fault = assertThrows(SourceFault.class, reader::load);
        assertTrue(
                String.valueOf(fault.getMessage()).startsWith("E010_INPUT: option " + named + ": "), fault::toString);
    }

    @Test
    void aFileOfZonesWithAnyIdsHasAColumnZoneId() throws Exception {
        Path file = temp.resolve("fields.geojson");
        Files.writeString(file, """
                {"type": "FeatureCollection", "features": [
                {"type": "Feature", "properties": {"plot": "b"}, "geometry": {"type": "Polygon",
                "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}},
                {"type": "Feature", "properties": {"plot": "a"}, "geometry": {"type": "Polygon",
                "coordinates": [[[5, 5], [6, 5], [6, 6], [5, 6], [5, 5]]]}}]}""");
        assertEquals(
                "[a,1], [b,4]",
                SparkSample.spark()
                        .read()
                        .format("tile-index")
                        .option("zones", file.toString())
                        .option("zoneIds", "any")
                        .option("zone_id", "plot")
                        .option("grid", "1")
                        .load()
                        .groupBy("zone_id")
                        .count()
                        .orderBy("zone_id")
                        .collectAsList()
                        .toString()
                        .replaceAll("^\\[|]$", ""));
    }
}
