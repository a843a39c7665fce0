package org.tileindex.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.cli.Main;
import org.tileindex.spark.SparkReadme;

/// The commands of README's section "Use with Spark", pasted into a shell. Its `spark-submit` runs the class that
/// Spark's runs; its `mvn` does nothing, because the jar is there.
class ReadmeJarTest {
    @TempDir
    private Path folder;

    @Test
    void theWorldIsTheCommandLines() throws IOException, InterruptedException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        program(bin.resolve("mvn"), "true");
        program(bin.resolve("spark-submit"), """
                exec '%s/bin/java' '@%s' -Xmx2g -cp '%s' org.apache.spark.deploy.SparkSubmit \
                    --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 "$@"
                """.formatted(
                System.getProperty("java.home"),
                System.getProperty("spark.arguments"),
                Files.readString(Path.of(System.getProperty("spark.classpath"))).strip()));
        Path root = Files.createDirectory(folder.resolve("tile-index"));
        Files.createSymbolicLink(root.resolve("spark"), Path.of("").toAbsolutePath());
        Path log = folder.resolve("log");
        ProcessBuilder shell = new ProcessBuilder("bash", "-e", "-c", SparkReadme.block("sh"))
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        shell.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        Process process = shell.start();
        try {
            assertEquals(true, process.waitFor(10, TimeUnit.MINUTES), "it hangs");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), Files.readString(log));
        Path here = folder.resolve("here");
        assertEquals(0, Main.run("enumerate", "--out", here.toString(), "--grid", "30s", "--no-cache", "--quiet"));
        PublishedFiles.assertSame(here, root.resolve("world-on-spark"));
    }

    private static void program(Path path, String script) throws IOException {
        Files.writeString(path, "#!/bin/sh\n" + script);
        path.toFile().setExecutable(true);
    }
}
