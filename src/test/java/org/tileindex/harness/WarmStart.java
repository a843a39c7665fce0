package org.tileindex.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An ahead-of-time cache for the programs that tests start, recorded once per build, as the launcher records its own.
/// It only saves time: half of that of a short run.
final class WarmStart {
    private static final Path FOLDER = Path.of("target").toAbsolutePath();
    private static final String NAME = "programs-";
    private static final String SUFFIX = ".aot";
    private static final Path SCENE = Repository.root().resolve("src/test/resources/values-utm.tif");
    private static final Path ZONES =
            Repository.root().resolve("zones/src/test/resources/org/tileindex/zone/file/ne110m.geojson");

    private final List<String> jvm;
    private final String classPath;
    private final Map<String, String> environment;

    /// @param jvm the command of a JVM with all its flags
    WarmStart(List<String> jvm, String classPath, Map<String, String> environment) {
        this.jvm = jvm;
        this.classPath = classPath;
        this.environment = environment;
    }

    /// The flag that has a JVM use the cache; none where it cannot be had, as with folders of classes.
    List<String> flags() throws IOException, InterruptedException {
        List<Path> entries =
                Stream.of(classPath.split(File.pathSeparator, -1)).map(Path::of).toList();
        if (entries.stream().anyMatch(Files::isDirectory)) {
            return List.of();
        }
        Path cache = FOLDER.resolve(NAME + Integer.toHexString(state(entries).hashCode()) + SUFFIX);
        if (!Files.exists(cache)) {
            record(cache);
        }
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    /// All that the JVM compares before it uses a cache; another build has another one.
    private String state(List<Path> entries) throws IOException {
        StringBuilder state = new StringBuilder(String.join(" ", jvm));
        for (Path entry : entries) {
            state.append('\n').append(entry).append(' ').append(Files.size(entry));
            state.append(' ').append(Files.getLastModifiedTime(entry));
        }
        return state.toString();
    }

    private void record(Path cache) throws IOException, InterruptedException {
        removeEarlier();
        Path sample = Files.createTempDirectory(FOLDER, "recording");
        Path recorded = sample.resolve("cache");
        List<String> command = new ArrayList<>(jvm);
        command.addAll(List.of("-XX:AOTCacheOutput=" + recorded, "-cp", classPath, "org.tileindex.cli.Training"));
        command.addAll(List.of(runs(sample).split(" ")));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("programs.log").toFile());
        builder.environment().putAll(environment);
        if (builder.start().waitFor() == 0 && Files.exists(recorded)) {
            Files.move(recorded, cache, StandardCopyOption.ATOMIC_MOVE);
        }
        Program.system("rm", "-r", sample.toString());
    }

    private static void removeEarlier() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(NAME) && name.endsWith(SUFFIX)) {
                    Files.delete(file);
                }
            }
        }
    }

    /// What most tests do, on small input.
    private static String runs(Path sample) {
        String zones = " --zones " + ZONES + " --zone-ids any --zone-id name --no-cache --progress none";
        return String.join(
                " then ",
                "enumerate --grid 5m --countries CH,FJ,IN --no-cache --progress none --out " + sample.resolve("tiles"),
                "verify --progress none " + sample.resolve("tiles"),
                "plan --grid 5m --countries LS --out " + sample.resolve("plan"),
                "values --raster " + SCENE + " --value 1 --out " + sample.resolve("values") + zones,
                "stats --raster " + SCENE + " --stat mean --out " + sample.resolve("means.csv") + zones);
    }
}
