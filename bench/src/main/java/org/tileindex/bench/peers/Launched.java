package org.tileindex.bench.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// This program in a process of its own, started by its launcher.
///
/// @param launcher path of the script `tile-index`
/// @param options further options of `enumerate`
record Launched(String name, String note, Path launcher, List<String> options) implements Side {
    @Override
    public boolean warmsUp() {
        return false;
    }

    @Override
    public void run(Path out) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(launcher.toString(), "enumerate", "--out", out.toString(), "--progress", "none"));
        command.addAll(options);
        output(command);
    }

    /// Runs a command and returns its output on both streams.
    ///
    /// @throws IOException if it cannot be started, or fails; the message contains its output
    static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("%s ended with %d: %s".formatted(String.join(" ", command), exit, printed));
        }
        return printed;
    }
}
