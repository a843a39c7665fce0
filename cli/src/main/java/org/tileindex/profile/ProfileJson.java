package org.tileindex.profile;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;

/// A profile as JSON for programs.
public final class ProfileJson {
    private static final JSON PRETTY =
            JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private ProfileJson() {}

    /// Writes `profile` to `file`, which is replaced.
    ///
    /// @throws TileIndexException E011 if it cannot be written
    public static void write(Profile profile, Path file) throws TileIndexException {
        try (Writer out = new FileWriter(file.toFile(), StandardCharsets.UTF_8)) {
            out.write(PRETTY.asString(json(profile)) + "\n");
        } catch (IOException e) {
            throw new TileIndexException(
                            ErrorCode.E011_OUTPUT,
                            "profile cannot be written: %s".formatted(Reason.at(e)),
                            "Give --json a file that is writable and has room.")
                    .causedBy(e);
        }
    }

    private static Map<String, Object> json(Profile profile) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", profile.run().map(ProfileJson::run).orElse(null));
        json.put("stages", profile.stages().stream().map(ProfileJson::stage).toList());
        json.put("workers", profile.workers().stream().map(ProfileJson::worker).toList());
        json.put("throughput", profile.rates().stream().map(ProfileJson::rate).toList());
        json.put("samples", profile.samples());
        Map<String, Object> methods = new LinkedHashMap<>();
        profile.methods().forEach(method -> methods.put(method.name(), method.samples()));
        json.put("methods", methods);
        Map<String, Object> pauses = new LinkedHashMap<>();
        pauses.put("count", profile.pauses().count());
        pauses.put("seconds", profile.pauses().seconds());
        pauses.put("longest_seconds", profile.pauses().longestSeconds());
        json.put("gc_pauses", pauses);
        return json;
    }

    private static Map<String, Object> run(Profile.Run run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("parameter_hash", run.parameterHash());
        json.put("zones", run.zones());
        json.put("workers", run.workers());
        json.put("tiles", run.tiles());
        json.put("shards", run.shards());
        json.put("bytes", run.bytes());
        json.put("seconds", run.seconds());
        return json;
    }

    private static Map<String, Object> stage(Profile.StageTime time) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stage", time.stage().label());
        json.put("count", time.count());
        json.put("seconds", time.seconds());
        json.put("share", time.share());
        json.put("rows", time.rows());
        json.put("bytes", time.bytes());
        return json;
    }

    private static Map<String, Object> worker(Profile.Worker worker) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("worker", worker.index());
        json.put("tasks", worker.tasks());
        json.put("busy_seconds", worker.busySeconds());
        json.put("tiles", worker.tiles());
        json.put("tiles_per_second", worker.tilesPerSecond());
        return json;
    }

    private static Map<String, Object> rate(Profile.Rate rate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seconds", rate.at());
        json.put("tiles_per_second", rate.tilesPerSecond());
        json.put("queue_depth", rate.queueDepth());
        json.put("busy_workers", rate.busyWorkers());
        return json;
    }
}
