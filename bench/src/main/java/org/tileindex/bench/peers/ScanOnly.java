package org.tileindex.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tileindex.bench.World;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.zone.Zone;

/// This program's scan conversion on one thread, with the kernels that a run takes by default.
record ScanOnly(String name, String note, Grid grid, ZoneSupply zones) implements Side {

    /// Gives the zones to scan.
    interface ZoneSupply {
        List<Zone> get() throws IOException, TileIndexException;
    }

    /// A side that scans zones which were read before.
    static ScanOnly of(List<Zone> zones, Grid grid) {
        return new ScanOnly("ours", "scan conversion alone, one thread, warm", grid, () -> zones);
    }

    /// A side that also reads the embedded zones, each time.
    static ScanOnly reading(List<String> countries, Grid grid) {
        return new ScanOnly(
                "ours-reading",
                "the same, and reading the zones, one thread, warm",
                grid,
                () -> World.countries(countries));
    }

    @Override
    public void run(Path out) throws Exception {
        cells();
    }

    /// The spans of the zones, in order.
    List<Spans> cells() throws IOException, TileIndexException {
        ZoneScanner scanner = World.scanner(grid);
        return zones.get().stream().map(zone -> scanner.scan(zone).spans()).toList();
    }
}
