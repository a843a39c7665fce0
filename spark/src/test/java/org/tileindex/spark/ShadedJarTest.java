package org.tileindex.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The jar for users, beside Spark as its users have it.
class ShadedJarTest {
    private final Path jar = Path.of(System.getProperty("spark.jar"));

    @TempDir
    private Path temp;

    @Test
    void aProcessWithSparksJarsAndOursWritesParquetWithSparksOwn() throws Exception {
        Path out = temp.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + System.getProperty("spark.arguments"),
                        "-cp",
                        sparks() + File.pathSeparator + jar,
                        Path.of("src", "test", "resources", "JarProgram.java").toString(),
                        temp.resolve("copy").toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertTrue(process.waitFor(5, TimeUnit.MINUTES), "it hangs");
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(out);
        assertEquals(0, process.exitValue(), text);
        assertTrue(text.contains("tiles [[FJ,"), text);
        assertTrue(text.contains(", differences 0\n"), text);
        assertTrue(text.contains("Parquet of Spark 1.17.0\n"), text);
    }

    /// Else tests would start Spark in another way than users do.
    @Test
    void argumentsAreThoseOfSparksLaunchers() throws IOException {
        List<String> flags = Files.readAllLines(Path.of(System.getProperty("spark.arguments"))).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertEquals(List.of(JavaModuleOptions.defaultModuleOptionArray()), flags);
    }

    /// No class has the name of one of Spark's, so that neither can take the other's place.
    @Test
    void noClassIsInSparksJarsToo() throws IOException {
        Set<String> both = new TreeSet<>(classes(jar));
        assertTrue(both.contains("org/tileindex/shaded/parquet/hadoop/ParquetFileReader.class"), "no Parquet");
        Set<String> sparks = new HashSet<>();
        for (String name : sparks().split(File.pathSeparator, -1)) {
            sparks.addAll(classes(Path.of(name)));
        }
        both.retainAll(sparks);
        Set<String> packages = new TreeSet<>();
        both.forEach(name -> packages.add(name.substring(0, name.lastIndexOf('/'))));
        assertEquals(Set.of(), packages);
    }

    private static String sparks() throws IOException {
        return Files.readString(Path.of(System.getProperty("spark.classpath"))).strip();
    }

    private static List<String> classes(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .toList();
        }
    }
}
