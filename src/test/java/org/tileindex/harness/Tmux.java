package org.tileindex.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One command in a terminal of a given width, by a tmux server of its own.
final class Tmux implements AutoCloseable {
    private static final int ROWS = 60;

    private final Path socket;
    private final Path log;
    private final Path status;

    private Tmux(Path folder) {
        this.socket = folder.resolve("socket");
        this.log = folder.resolve("log");
        this.status = folder.resolve("status");
    }

    /// Starts `command` in a new terminal. What it writes is also logged, from its first byte on.
    ///
    /// @param folder a new folder for the terminal's own files
    static Tmux start(Path folder, int columns, List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Tmux tmux = new Tmux(folder);
        Path go = folder.resolve("go");
        Path script = Files.writeString(folder.resolve("script"), """
                trap : INT
                until [ -e '%1$s' ]; do sleep 0.02; done
                "$@"
                echo $? > '%2$s.new'
                mv '%2$s.new' '%2$s'
                """.formatted(go, tmux.status));
        Path settings = Files.writeString(folder.resolve("settings"), "set -g remain-on-exit on\nset -g status off\n");
        List<String> session = new ArrayList<>(List.of("-f", settings.toString(), "-u", "new-session", "-d"));
        session.addAll(List.of("-x", Integer.toString(columns), "-y", Integer.toString(ROWS), "sh", script.toString()));
        session.add("sh");
        session.addAll(command);
        tmux.call(session.toArray(String[]::new));
        tmux.call("pipe-pane", "-o", "cat > '" + tmux.log + "'");
        Files.createFile(go);
        return tmux;
    }

    /// The lines on the screen, without the empty ones at its end.
    List<String> screen() throws IOException, InterruptedException {
        return call("capture-pane", "-p").stripTrailing().lines().toList();
    }

    /// All lines since the start, each as it was written, however the terminal wrapped it.
    List<String> lines() throws IOException, InterruptedException {
        return call("capture-pane", "-p", "-J", "-S", "-")
                .stripTrailing()
                .lines()
                .map(String::stripTrailing)
                .toList();
    }

    /// Everything that was written, control characters included.
    String log() throws IOException {
        return Files.readString(log);
    }

    void resize(int columns) throws IOException, InterruptedException {
        call("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(ROWS));
    }

    void press(String key) throws IOException, InterruptedException {
        call("send-keys", key);
    }

    boolean isRunning() {
        return Files.notExists(status);
    }

    /// The exit code of the command, which has ended.
    int exitCode() throws IOException {
        return Integer.parseInt(Files.readString(status).strip());
    }

    private String call(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "TERM", "xterm"));
        builder.environment().remove("TMUX");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + output);
        }
        return output;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        call("kill-server");
    }
}
