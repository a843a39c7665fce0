package org.tileindex.writer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A separate process that opens an output folder, stages a file, reports that, and waits to be killed or told to end.
final class PublisherProcess implements AutoCloseable {
    static final String PARTITION = "parameter_hash=ab";
    static final String DATASET = "tiles";

    private final Process process;
    private final BufferedReader answers;

    private PublisherProcess(Process process) {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Runs in the other process.
    public static void main(String[] arguments) throws IOException {
        try (DatasetPublisher publisher =
                DatasetPublisher.open(Path.of(arguments[0]), PARTITION, List.of(DATASET), false)) {
            Files.writeString(publisher.folder(DATASET).resolve("part-00000.parquet"), "staged elsewhere");
            System.out.println("STAGED");
            if (System.in.read() >= 0) {
                throw new IOException("nothing to be read");
            }
        } catch (OutputBusyException e) {
            System.out.println("BUSY");
        }
    }

    static PublisherProcess start(Path out) throws IOException {
        return new PublisherProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublisherProcess.class.getName(),
                        out.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /// Waits for the report of the process: `STAGED` or `BUSY`.
    String answer() throws IOException {
        return String.valueOf(answers.readLine());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Tells the process to end in good order.
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
