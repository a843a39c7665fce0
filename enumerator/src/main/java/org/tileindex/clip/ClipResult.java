package org.tileindex.clip;

import java.util.List;
import org.tileindex.kernel.KernelChoice;
import org.tileindex.raster.CacheFigures;
import org.tileindex.raster.ReadFigures;
import org.tileindex.raster.source.SourceFigures;

/// What came of a [ClipRequest].
///
/// @param written number of files written
/// @param unchanged number of files that were there already, with the same bytes
/// @param bytes of all these files
/// @param pixels of all windows
/// @param empty ids of zones without cells, which have no file
/// @param problems one sentence for each fault of a zone that was left out or repaired
/// @param kernels that it used
public record ClipResult(
        int written,
        int unchanged,
        long bytes,
        long pixels,
        List<String> empty,
        List<String> problems,
        KernelChoice kernels,
        ReadFigures read,
        CacheFigures cache,
        SourceFigures source,
        double seconds) {
    public ClipResult {
        empty = List.copyOf(empty);
        problems = List.copyOf(problems);
    }
}
