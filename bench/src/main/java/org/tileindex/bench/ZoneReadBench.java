package org.tileindex.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneSource;

/// Reading zones, from the bytes of a file to rings laid out in the plane: the embedded countries and, where the
/// property [#FOLDER] names a folder that contains them, the countries of Natural Earth 1:110 m in each format.
public class ZoneReadBench extends SuiteBenchmark {
    /// The property that names the folder.
    public static final String FOLDER = "bench.zones";

    /// The parameter that names the file in that folder.
    public static final String FILE = "zones";

    public static final String EMBEDDED = "embedded";

    /// One file of each format, all of the same countries.
    public static final List<String> FILES =
            List.of("ne110m.parquet", "ne110m.geojson", "ne110m.gpkg", "ne110m.fgb", "shp/ne110m.shp");

    /// Kosovo's id is not an ISO code.
    private static final ZoneOptions ANY_ID = new ZoneOptions(Optional.of("iso_a2"), Optional.empty(), ZoneIds.ANY);

    /// Numbers of zones and of vertices, counted by DuckDB and JTS in the GeoParquet files.
    private static final List<Integer> EMBEDDED_SIZES = List.of(237, 543_332);

    private static final List<Integer> FILE_SIZES = List.of(175, 10_560);

    @Param(EMBEDDED)
    public String zones = EMBEDDED;

    private Optional<Path> file = Optional.empty();

    @Setup
    public void prove() throws IOException, TileIndexException {
        file = zones.equals(EMBEDDED) ? Optional.empty() : Optional.of(folder().resolve(zones));
        List<Zone> read = read();
        Gate.equal(
                file.isPresent() ? FILE_SIZES : EMBEDDED_SIZES,
                List.of(read.size(), read.stream().mapToInt(Zone::vertices).sum()),
                "zones and vertices of " + zones);
    }

    @Benchmark
    public List<Zone> read() throws IOException, TileIndexException {
        return file.isPresent()
                ? ZoneCatalog.read(ZoneSource.file(file.get()), ANY_ID).all()
                : ZoneCatalog.read(ZoneSource.embedded()).all();
    }

    private static Path folder() {
        return Path.of(Objects.requireNonNull(System.getProperty(FOLDER), FOLDER));
    }
}
