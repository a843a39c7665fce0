package org.tileindex.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The values of the cells of one window in all bands, while they are read.
final class WindowValues {
    private final List<Band> bands;
    private final List<Layer.Place> masks;
    private final CellRuns runs;
    private final List<BandValues> values;
    private final List<long[]> masked;

    /// @param masks those of the bands, each once
    WindowValues(List<Band> bands, List<Layer.Place> masks, CellRuns runs) {
        this.bands = bands;
        this.masks = masks;
        this.runs = runs;
        this.values = bands.stream()
                .map(band -> new BandValues(band.stored(), runs.cells()))
                .toList();
        this.masked = masks.stream()
                .map(mask -> new long[BandValues.words(runs.cells())])
                .toList();
    }

    CellRuns runs() {
        return runs;
    }

    Band band(int slot) {
        return bands.get(slot);
    }

    BandValues values(int slot) {
        return values.get(slot);
    }

    /// The bits of cells that mask `number` declares to be present.
    long[] mask(int number) {
        return masked.get(number);
    }

    /// The values of each band, when all blocks have been visited.
    List<BandValues> complete() {
        List<BandValues> complete = new ArrayList<>();
        for (int slot = 0; slot < bands.size(); slot++) {
            Band band = bands.get(slot);
            BandValues read = values.get(slot);
            Optional<Layer.Place> mask = band.mask();
            if (mask.isPresent()) {
                read.retain(masked.get(masks.indexOf(mask.get())));
            }
            complete.add(band.scaled() ? read.scaled(band.scale(), band.offset()) : read);
        }
        return complete;
    }
}
