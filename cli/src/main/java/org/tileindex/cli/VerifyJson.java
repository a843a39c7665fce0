package org.tileindex.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.verify.Failure;
import org.tileindex.verify.Place;
import org.tileindex.verify.VerifyResult;

/// The result of a verification as an object of JSON, described by `docs/schema/verify.json`.
final class VerifyJson {
    private VerifyJson() {}

    /// @param out the output that was verified
    /// @param rowStep membership was decided in one of so many raster rows
    static Map<String, Object> of(FilePlace out, VerifyResult result, int rowStep) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("out", out.name());
        json.put("good", result.failures().isEmpty());
        json.put("partitions", result.partitions());
        json.put("files", result.files());
        json.put("rows", result.rows());
        json.put("cells_decided", result.decisions());
        json.put("values_compared", result.values());
        json.put("shares_computed", result.shares());
        json.put("row_step", rowStep);
        json.put("seconds", result.seconds());
        json.put("faults", result.failures().stream().map(VerifyJson::fault).toList());
        return json;
    }

    private static Map<String, Object> fault(Failure fault) {
        Place place = fault.place();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", fault.code().name());
        json.put("what", fault.what());
        json.put("file", place.file());
        json.put("row", known(place.row()));
        json.put("zone", place.country().isEmpty() ? null : place.country());
        json.put("raster_row", known(place.rasterRow()));
        json.put("raster_col", known(place.rasterCol()));
        json.put("expected", fault.expected());
        json.put("found", fault.found());
        json.put("remedy", fault.remedy());
        json.put("more", fault.more());
        return json;
    }

    /// A row or a column, or null where the place has none.
    private static @Nullable Long known(long number) {
        return number < 0 ? null : number;
    }
}
