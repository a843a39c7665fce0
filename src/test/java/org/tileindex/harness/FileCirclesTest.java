package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// No circle of main source files: a file refers to no file that refers back to it, directly or through others. A
/// circle is a strongly connected component of two or more files; a file refers to another if its code has the name of
/// the other's type.
class FileCirclesTest {
    @Test
    void noFilesReferToEachOtherInACircle() throws IOException {
        List<JavaSource> sources = JavaSource.main(Repository.root());
        assertTrue(sources.size() > 200, sources.size() + " source files");
        Collection<Set<String>> circles = circles(sources);
        StringBuilder text = new StringBuilder("circles of files:");
        circles.forEach(circle -> text.append("\n  ").append(String.join(", ", circle)));
        assertTrue(circles.isEmpty(), text::toString);
    }

    @Test
    void circlesOfTwoAndThreeFilesAreFound() {
        List<JavaSource> sources = List.of(
                source("a", "One", "class One { Two next; }"),
                source("a", "Two", "class Two { Object first = new One(); }"),
                source("a", "Three", "import org.tileindex.b.Four; class Three extends Four { One one; }"),
                source("b", "Four", "class Four { Five five; }"),
                source("b", "Five", "class Five { org.tileindex.a.Three three; }"));
        assertEquals(
                List.of(
                        Set.of("org.tileindex.a.One", "org.tileindex.a.Two"),
                        Set.of("org.tileindex.a.Three", "org.tileindex.b.Four", "org.tileindex.b.Five")),
                circles(sources));
    }

    @Test
    void commentsStringsAndNestedTypesAreNotReferences() {
        List<JavaSource> sources = List.of(
                source("a", "One", "class One { Two next; }"),
                source("a", "Two", """
                    /// Follows [One].
                    class Two { /* One */ char quote = '"'; String name = "One \\" One"; Outside.One one; } // One
                    """),
                source("a", "Three", "class Three { One one; record Two() {} Two own; }"));
        assertEquals(List.of(), circles(sources));
    }

    private static JavaSource source(String folder, String name, String code) {
        return JavaSource.of(Path.of(name + ".java"), "package org.tileindex." + folder + ";\n" + code);
    }

    /// The circles, each with the full names of its files in ASCII order.
    private static List<Set<String>> circles(List<JavaSource> sources) {
        Map<String, Set<String>> references = new TreeMap<>();
        sources.forEach(source -> references.put(source.fullName(), source.names()));
        references.values().forEach(names -> names.retainAll(references.keySet()));
        Map<String, Set<String>> reached = new TreeMap<>();
        references.keySet().forEach(file -> reached.put(file, reached(file, references)));
        List<Set<String>> circles = new ArrayList<>();
        for (Map.Entry<String, Set<String>> file : reached.entrySet()) {
            Set<String> circle = new TreeSet<>(file.getValue());
            circle.removeIf(other -> !reached.getOrDefault(other, Set.of()).contains(file.getKey()));
            if (!circle.isEmpty() && !circles.contains(circle)) {
                circles.add(circle);
            }
        }
        return circles;
    }

    /// The files that `from` refers to, directly or through others; itself only if it is in a circle.
    private static Set<String> reached(String from, Map<String, Set<String>> references) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (String next : references.getOrDefault(open.pop(), Set.of())) {
                if (reached.add(next)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }
}
