package org.tileindex.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.profile.FlameGraph;
import org.tileindex.profile.Profile;
import org.tileindex.profile.ProfileJson;
import org.tileindex.profile.ProfileReader;
import org.tileindex.profile.ProfileText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tile-index profile`: shows where the time of a recorded run went.
@Command(
        name = "profile",
        description = {
            "Shows where the time of a recorded run went.",
            "The recording is a file of 'enumerate --jfr FILE'. The profile has time, tiles and bytes of each stage,"
                    + " tiles/s of each worker and over time, the most frequent methods, and garbage collection."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false)
final class ProfileCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "Recording of Java Flight Recorder.")
    private Path recording = Path.of("");

    @Option(
            names = "--flame-graph",
            paramLabel = "FILE",
            description = "Write a flame graph of the execution samples: one HTML page for any browser.")
    private Optional<Path> flameGraph = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the same figures and all methods as JSON.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws TileIndexException {
        Profile profile = ProfileReader.read(recording);
        if (flameGraph.isPresent()) {
            FlameGraph.write(recording, flameGraph.get());
        }
        if (json.isPresent()) {
            ProfileJson.write(profile, json.get());
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean blocks = System.out.charset().newEncoder().canEncode('█');
        out.print(ProfileText.of(profile, blocks));
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
