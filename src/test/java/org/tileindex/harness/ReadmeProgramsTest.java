package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The programs in README's section "Use as a library" are compiled as they stand and run with the commands below them,
/// in a folder that looks like the root of the tree after the launcher's first build. Each prints what README says.
@Tag("slow")
class ReadmeProgramsTest {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## Use as a library\\n(.*?)^## ");

    /// A program, its commands and its output, as they follow one another.
    private static final Pattern PROGRAM =
            Pattern.compile("(?ms)^```java\\n(.*?)^```\\n\\n((?: {4}[^\\n]+\\n)+)\\n```text\\n(.*?)^```\\n");

    private static final Pattern NAME = Pattern.compile("public final class (\\w+)");
    private static final Pattern ARTIFACT =
            Pattern.compile("<artifactId>tile-index-(\\w+)</artifactId>\\s+<version>([\\d.]+)</version>");

    @TempDir
    Path folder;

    /// @param commands shell commands that compile and run it
    private record ReadmeProgram(String name, String source, List<String> commands, String output) {}

    @Test
    void everyProgramPrintsWhatReadmeSays() throws Exception {
        List<ReadmeProgram> programs = programs();
        assertEquals(
                List.of("Areas", "Squares"),
                programs.stream().map(ReadmeProgram::name).toList());
        Files.createSymbolicLink(folder.resolve("cli"), Repository.root().resolve("cli"));
        for (String flags : List.of("jvm.args", "jvm-vector.args")) {
            Files.copy(Repository.root().resolve(flags), folder.resolve(flags));
        }
        for (ReadmeProgram program : programs) {
            compile(program);
            assertEquals(2, program.commands().size(), program.commands()::toString);
            String javac = program.commands().get(0);
            assertEquals("javac -cp \"cli/target/lib/*\" -d classes %s.java".formatted(program.name()), javac);
            assertEquals(program.output(), run(program.commands().get(1)), program.name());
        }
        assertSquares(folder.resolve("squares.parquet"));
    }

    @Test
    void coordinatesAreThoseOfModules() throws IOException {
        Matcher artifacts = ARTIFACT.matcher(section());
        List<String> modules = new ArrayList<>();
        while (artifacts.find()) {
            String module = artifacts.group(1);
            modules.add(module);
            String pom = Files.readString(Repository.root().resolve(module).resolve("pom.xml"));
            assertTrue(pom.contains("<artifactId>tile-index-%s</artifactId>".formatted(module)), module);
            assertTrue(pom.contains("<version>%s</version>".formatted(artifacts.group(2))), artifacts::group);
        }
        assertEquals(List.of("enumerator", "writer"), modules);
    }

    private static String section() throws IOException {
        Matcher section = SECTION.matcher(Files.readString(Repository.root().resolve("README.md")));
        assertTrue(section.find(), "README has no section \"Use as a library\"");
        return section.group(1);
    }

    private static List<ReadmeProgram> programs() throws IOException {
        List<ReadmeProgram> programs = new ArrayList<>();
        String section = section();
        Matcher matcher = PROGRAM.matcher(section);
        while (matcher.find()) {
            String source = matcher.group(1);
            Matcher name = NAME.matcher(source);
            assertTrue(name.find(), source);
            List<String> commands = matcher.group(2).lines().map(String::strip).toList();
            programs.add(new ReadmeProgram(name.group(1), source, commands, matcher.group(3)));
        }
        long sources = section.lines().filter("```java"::equals).count();
        assertEquals(sources, programs.size(), "each program is followed by its commands and by its output");
        return programs;
    }

    /// Compiles a program against the jars that its command names. Warnings are errors here, too.
    private void compile(ReadmeProgram program) throws IOException {
        Path source = Files.writeString(folder.resolve(program.name() + ".java"), program.source());
        List<Path> jars;
        try (var files = Files.list(Repository.root().resolve("cli/target/lib"))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        assertFalse(jars.isEmpty(), "cli/target/lib has no jars; mvn verify makes them");
        String classPath = String.join(
                System.getProperty("path.separator"),
                jars.stream().map(Path::toString).toList());
        List<String> options = List.of(
                "-proc:none",
                "-Werror",
                "-cp",
                classPath,
                "-d",
                Files.createDirectories(folder.resolve("classes")).toString());
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertTrue(
                    compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                            .call(),
                    () -> program.name() + " does not compile; see above");
        }
    }

    /// Runs a shell command in the folder with this JVM's JDK, and returns what it printed, on stderr too.
    private String run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + environment.get("PATH"));
        Process process = builder.start();
        String printed;
        try (var output = process.inputReader()) {
            printed = output.readAllAsString();
        }
        assertEquals(0, process.waitFor(), () -> command + "\n" + printed);
        return printed;
    }

    private static void assertSquares(Path file) throws Exception {
        try (DuckDb duckdb = new DuckDb()) {
            Map<String, Long> found = duckdb.counts("""
                    SELECT count(*) AS rows, count(*) FILTER (square = file_row_number * file_row_number) AS squares
                    FROM read_parquet('%s', file_row_number = true)""".formatted(file));
            assertEquals(Map.of("rows", 30_000L, "squares", 30_000L), found);
        }
    }
}
