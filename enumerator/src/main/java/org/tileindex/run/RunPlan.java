package org.tileindex.run;

import org.tileindex.plan.Prediction;

/// What a run would do.
///
/// @param parameterHash the name its datasets would get
/// @param known what earlier runs found out of its zones
public record RunPlan(
        RunRequest request,
        RunResult.ZoneInput zones,
        String parameterHash,
        Prediction.Known known,
        Prediction prediction) {}
