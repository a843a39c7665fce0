package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Documents name classes that exist.
class DocumentationTest {
    /// A CamelCase word in backticks: a capital, and a lower-case letter after it, and another capital; methods and
    /// type arguments may follow.
    private static final Pattern CLASS_NAME =
            Pattern.compile("`(?:[a-z]+\\.)*([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:[.#(<][^`]*)?`");

    /// History names classes that are gone.
    private static final String HISTORY = "CHANGELOG.md";

    @Test
    void everyClassThatADocumentNamesExists() throws IOException {
        Set<String> project = projectClasses();
        Set<String> libraries = libraryClasses();
        Set<String> absent = new TreeSet<>();
        int seen = 0;
        for (Path document : Repository.files()) {
            String path = Repository.root().relativize(document).toString();
            if (path.endsWith(".md") && !path.equals(HISTORY)) {
                seen++;
                for (String name : classNames(Files.readString(document))) {
                    if (!project.contains(name) && !libraries.contains(name)) {
                        absent.add(path + ": " + name);
                    }
                }
            }
        }
        assertTrue(seen > 5, seen + " documents");
        assertEquals(Set.of(), absent, "named in a document, but not a class");
    }

    @Test
    void theArchitectureNamesClasses() throws IOException {
        Set<String> named = classNames(Files.readString(Repository.root().resolve("ARCHITECTURE.md")));
        named.retainAll(projectClasses());
        assertTrue(named.size() >= 5, "too few classes of the project are named: " + named);
    }

    /// Every class of the project that ARCHITECTURE.md names is a link, whose target is defined at its end.
    @Test
    void theArchitectureLinksTheClassesThatItNames() throws IOException {
        String text = Files.readString(Repository.root().resolve("ARCHITECTURE.md"));
        Set<String> named = classNames(text);
        named.retainAll(projectClasses());
        named.removeIf(name -> Pattern.compile("(?m)^\\[`" + name + "`\\]: .*\\.java$")
                        .matcher(text)
                        .find()
                && !text.replaceAll("\\[`[^`\n]*`\\]", "").contains("`" + name + "`"));
        assertEquals(Set.of(), named, "not a link, or without a target: write [`Name`] and define it at the end");
    }

    @Test
    void wordsInBackticksAreTakenForClassesOnlyInCamelCase() {
        assertEquals(
                Set.of("ScanConverter", "Zone", "Spans"),
                classNames(
                        "`ScanConverter` turns `Zone(id, rings)` into `scan.Spans#of`, not `E001`, `tile_id` or Foo"));
    }

    private static Set<String> classNames(String markdown) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = CLASS_NAME.matcher(markdown);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /// Simple names of all types that the tree's sources declare, nested ones, tests and benchmarks included.
    private static Set<String> projectClasses() throws IOException {
        Set<String> names = new HashSet<>();
        for (Path file : Repository.files()) {
            if (file.toString().endsWith(".java")) {
                names.addAll(JavaSource.of(file, Files.readString(file)).declared());
            }
        }
        return names;
    }

    /// Simple names of all classes of the libraries on the class path and of the JDK.
    private static Set<String> libraryClasses() throws IOException {
        Set<String> names = new HashSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar")) {
                try (JarFile jar = new JarFile(entry)) {
                    jar.stream().forEach(file -> addClass(file.getName(), names));
                }
            }
        }
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            try (ModuleReader reader = module.open();
                    Stream<String> files = reader.list()) {
                files.forEach(file -> addClass(file, names));
            }
        }
        return names;
    }

    private static void addClass(String file, Set<String> names) {
        if (file.endsWith(".class")) {
            int from = Math.max(file.lastIndexOf('/'), file.lastIndexOf('$')) + 1;
            names.add(file.substring(from, file.length() - ".class".length()));
        }
    }
}
