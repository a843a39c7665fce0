package org.tileindex.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.zone.Zone;

/// This program's scan conversion on one thread, as a run does it on the kernels that it takes by itself.
record ScanOnly(String name, String note, Grid grid, ZoneSupply zones) implements Side {

    interface ZoneSupply {
        List<Zone> get() throws IOException, TileIndexException;
    }

    /// Scans zones that were read before.
    static ScanOnly of(List<Zone> zones, Grid grid) {
        return new ScanOnly("ours", "scan conversion alone, one thread, warm", grid, () -> zones);
    }

    /// Reads the embedded zones as well, each time.
    static ScanOnly reading(List<String> countries, Grid grid) {
        return new ScanOnly(
                "ours-reading", "reads the zones as well, one thread, warm", grid, () -> Work.zones(countries));
    }

    @Override
    public void run(Path out) throws Exception {
        cells();
    }

    /// The spans of the zones, in their order.
    List<Spans> cells() throws IOException, TileIndexException {
        ZoneScanner scanner = new ZoneScanner(grid, InclusionRule.CENTER, new ScalarCrossings());
        return zones.get().stream().map(zone -> scanner.scan(zone).spans()).toList();
    }
}
