package org.tileindex.run;

import java.nio.file.Files;
import org.tileindex.plan.Prediction;
import org.tileindex.report.RunResult;
import org.tileindex.request.RunRequest;
import org.tileindex.tile.TileDatasets;

/// What a run would do.
///
/// @param parameterHash the name its datasets would get
/// @param known what earlier runs found out of its zones
public record RunPlan(
        RunRequest request,
        RunResult.ZoneInput zones,
        String parameterHash,
        Prediction.Known known,
        Prediction prediction) {

    /// Whether both datasets are at their place already.
    public boolean isPublished() {
        return TileDatasets.ALL.stream()
                .allMatch(dataset ->
                        Files.isDirectory(request.out().resolve(dataset).resolve("parameter_hash=" + parameterHash)));
    }
}
