package org.tileindex.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tileindex.inspect.StreamingPlan;
import org.tileindex.plan.Prediction;
import org.tileindex.plan.Prediction.ZonePrediction;
import org.tileindex.plan.RunPlan;

/// A plan as an object of JSON, described by `docs/schema/plan.json`.
final class PlanJson {
    private PlanJson() {}

    /// @param reading of rasters, if there is any
    /// @param clusters what the run takes there, if that is asked
    /// @param published whether the output folder of the request holds the result already
    static Map<String, Object> of(
            RunPlan plan, Optional<StreamingPlan> reading, Optional<Map<String, Object>> clusters, boolean published) {
        Prediction prediction = plan.prediction();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("parameter_hash", plan.parameters().hash());
        json.put("tiles", prediction.tiles());
        json.put("shards", prediction.shards());
        json.put("bytes", prediction.bytes());
        json.put("seconds", prediction.seconds());
        json.put("workers", plan.request().execution().workers());
        json.put("from_history", prediction.fromHistory());
        json.put("known_valid", plan.known().valid());
        json.put("published", published);
        json.put("left_out", plan.leftOut());
        json.put("rasters", reading.map(StreamingPlan::json).orElse(null));
        json.put("clusters", clusters.orElse(null));
        json.put(
                "zones",
                prediction.zones().stream().map(zone -> zone(plan, zone)).toList());
        return json;
    }

    private static Map<String, Object> zone(RunPlan plan, ZonePrediction zone) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", zone.id());
        json.put("tiles", zone.cost().tiles());
        json.put("shards", zone.shards());
        json.put("seconds", plan.nanos(zone) / 1e9);
        json.put("cached", zone.recalled());
        return json;
    }
}
