package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.CheckedZone;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneRepair;

/// Every cell of the tables in docs/zone-files.md: a small file is written, and read with each treatment of invalid
/// zones.
class FormatTableTest {
    /// Maven runs the tests of a module in the module's folder.
    private static final Path DOCUMENT = Path.of("..").resolve("docs/zone-files.md");

    private static final List<String> FORMATS = List.of(
            "GeoParquet", "GeoJSON", "GeoJSONSeq", "TopoJSON", "GeoPackage", "FlatGeobuf", "Shapefile", "zip, gz");
    private static final String SQUARE = "POLYGON((0 0,4 0,4 4,0 4,0 0))";

    /// The geometry of each column.
    private static final Map<String, String> GEOMETRIES = Map.ofEntries(
            Map.entry("polygon", SQUARE),
            Map.entry("multipolygon", "MULTIPOLYGON(((0 0,4 0,4 4,0 0)),((8 0,9 0,9 1,8 0)))"),
            Map.entry("collection of polygons", "GEOMETRYCOLLECTION(" + SQUARE + ",POLYGON((8 0,9 0,9 1,8 0)))"),
            Map.entry("polygon and line", "GEOMETRYCOLLECTION(" + SQUARE + ",LINESTRING(8 0,9 0))"),
            Map.entry("line", "LINESTRING(0 0,4 4)"),
            Map.entry("point", "POINT(1 2)"),
            Map.entry("straight surface", SmallFiles.SURFACE),
            Map.entry("curve", SmallFiles.CURVE),
            Map.entry("null", SmallFiles.NULL),
            Map.entry("empty", "POLYGON EMPTY"),
            Map.entry("collapsed", "POLYGON((0 0,4 0,0 0))"),
            Map.entry("part collapsed", "MULTIPOLYGON(((0 0,4 0,4 4,0 0)),((8 0,9 0,8 0)))"));

    /// The CRS of each column.
    private static final Map<String, Optional<String>> SYSTEMS = Map.of(
            "none",
            Optional.empty(),
            "name",
            Optional.of("EPSG:4326"),
            "WKT",
            Optional.of("GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                    + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]"),
            "PROJJSON",
            Optional.of("{\"type\":\"GeographicCRS\",\"name\":\"WGS 84\",\"datum\":{\"type\":"
                    + "\"GeodeticReferenceFrame\",\"name\":\"World Geodetic System 1984\"},\"coordinate_system\":"
                    + "{\"axis\":[{\"unit\":\"degree\"},{\"unit\":\"degree\"}]}}"),
            "PROJ string",
            Optional.of("+proj=longlat +datum=WGS84 +no_defs"),
            "another CRS",
            Optional.of("EPSG:3857"));

    @TempDir
    Path folder;

    /// A cell of the document.
    ///
    /// @param text of the cell; three treatments, with `/` between them, or the same for all
    record Cell(String format, String column, String text) {}

    static List<Cell> cells() throws IOException {
        List<Cell> cells = new ArrayList<>();
        List<String> header = List.of();
        for (String line : Files.readAllLines(DOCUMENT)) {
            List<String> row =
                    Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            if (row.size() > 3 && row.get(1).equals("format")) {
                header = row;
            } else if (row.size() < 3) {
                header = List.of();
            } else if (!header.isEmpty() && !row.get(1).startsWith("---")) {
                for (int i = 2; i < row.size() - 1; i++) {
                    cells.add(new Cell(row.get(1), header.get(i), row.get(i)));
                }
            }
        }
        return cells;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cellIsTrue(Cell cell) throws Exception {
        boolean crs = SYSTEMS.containsKey(cell.column());
        SmallFiles small = new SmallFiles(
                folder,
                crs ? Objects.requireNonNull(SYSTEMS.get(cell.column())) : Optional.of("EPSG:4326"),
                crs ? SQUARE : Objects.requireNonNull(GEOMETRIES.get(cell.column()), cell.column()));
        for (String format : cell.format().split(", ", -1)) {
            Optional<Path> file = small.in(format);
            assertEquals(cell.text(), file.isPresent() ? outcomes(file.get()) : "—", format + " " + cell.column());
            deleteAll();
        }
    }

    @Test
    void tablesAreWhole() throws Exception {
        List<String> columns =
                cells().stream().map(Cell::column).distinct().sorted().toList();
        List<String> expected = Stream.concat(GEOMETRIES.keySet().stream(), SYSTEMS.keySet().stream())
                .sorted()
                .toList();
        assertEquals(expected, columns);
        for (String column : columns) {
            assertEquals(
                    FORMATS,
                    cells().stream()
                            .filter(cell -> cell.column().equals(column))
                            .map(Cell::format)
                            .toList(),
                    column);
        }
        assertFalse(columns.isEmpty());
    }

    private void deleteAll() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static String outcomes(Path file) throws Exception {
        List<String> outcomes = new ArrayList<>();
        for (OnInvalid policy : OnInvalid.values()) {
            outcomes.add(outcome(file, policy));
        }
        return outcomes.stream().distinct().count() == 1
                ? outcomes.get(0)
                : outcomes.stream().collect(Collectors.joining(" / "));
    }

    private static String outcome(Path file, OnInvalid policy) {
        try {
            ZoneCatalog catalog = ZoneCatalog.read(ZoneSource.file(file), ZoneOptions.DEFAULT);
            assertEquals(List.of("CH", "LS"), catalog.ids());
            var selection = catalog.select(catalog.ids(), policy);
            List<String> problems = new ArrayList<>(selection.problems());
            List<String> zones = new ArrayList<>();
            for (Zone zone : selection.zones()) {
                CheckedZone repaired = ZoneRepair.apply(policy, zone);
                problems.addAll(repaired.problems());
                if (!repaired.zone().polygons().isEmpty()) {
                    zones.add(zone.id());
                }
            }
            assertEquals("LS", zones.get(zones.size() - 1));
            if (!zones.contains("CH")) {
                return "left out";
            }
            return !problems.isEmpty() ? "repaired" : selection.notes().isEmpty() ? "read" : "read, with a note";
        } catch (TileIndexException e) {
            return e.code().name().substring(0, 4);
        }
    }
}
