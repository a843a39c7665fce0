package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// ARCHITECTURE.md names classes that exist.
class DocumentationTest {
    /// A CamelCase word in backticks: a capital, and a lower-case letter after it, and another capital; methods and
    /// type arguments may follow.
    private static final Pattern CLASS_NAME =
            Pattern.compile("`(?:[a-z]+\\.)*([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:[.#(<][^`]*)?`");

    @Test
    void everyClassThatTheArchitectureNamesExists() throws IOException {
        Path document = Repository.root().resolve("ARCHITECTURE.md");
        assertTrue(Files.exists(document), document + " is absent");
        Set<String> named = classNames(Files.readString(document));
        Set<String> project = projectClasses();
        Set<String> ours = new TreeSet<>(named);
        ours.retainAll(project);
        assertTrue(ours.size() >= 5, "too few classes of the project are named: " + ours);
        named.removeAll(project);
        named.removeAll(libraryClasses());
        assertEquals(Set.of(), named, "named in " + document + ", but no class");
    }

    @Test
    void wordsInBackticksAreTakenForClassesOnlyInCamelCase() {
        assertEquals(
                Set.of("ScanConverter", "Zone", "Spans"),
                classNames(
                        "`ScanConverter` turns `Zone(id, rings)` into `scan.Spans#of`, not `E001` or `tile_id` or Foo"));
    }

    private static Set<String> classNames(String markdown) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = CLASS_NAME.matcher(markdown);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Set<String> projectClasses() {
        return new ClassFileImporter()
                .importPackages("org.tileindex").stream()
                        .map(type -> type.getSimpleName())
                        .collect(Collectors.toSet());
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
