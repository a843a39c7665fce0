package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Sources and documents cite sections of docs/contract.md that exist, and only documents that are in the tree.
class CitationsTest {
    private static final List<String> TEXTS = List.of(".java", ".md", ".xml", ".sh", ".yml");
    private static final String ABSENT = "ABSENT" + ".md";

    /// The contract may name itself.
    private static final Path CONTRACT = Repository.root().resolve("docs/contract.md");

    /// This test and what it tests have wrong citations as examples.
    private static final Set<String> EXAMPLES = Set.of("CitationsTest.java", "Citations.java");

    @Test
    void everyCitedSectionExists() throws IOException {
        Set<String> sections = Citations.numberedSections(Files.readString(CONTRACT));
        List<String> wrong = new ArrayList<>();
        Set<String> cited = new TreeSet<>();
        for (Path file : texts()) {
            String text = Files.readString(file);
            Set<String> here = file.equals(CONTRACT) ? Citations.ownSections(text) : Citations.sections(text);
            here.stream()
                    .filter(section -> !sections.contains(section))
                    .forEach(section -> wrong.add(name(file) + ": no section " + section));
            if (!file.equals(CONTRACT)) {
                cited.addAll(here);
                Citations.vague(text).forEach(place -> wrong.add(name(file) + ": \"" + place + "\" has no section"));
            }
        }
        assertEquals(List.of(), wrong, "write 'contract, section N' with an N of docs/contract.md");
        assertTrue(cited.size() >= 10, "sections that are cited: " + cited);
    }

    @Test
    void sectionsOfTheContractAreCountedWithoutGaps() throws IOException {
        List<String> numbers = List.copyOf(Citations.numberedSections(Files.readString(CONTRACT)));
        List<String> expected = new ArrayList<>();
        for (int i = 1; numbers.contains(Integer.toString(i)); i++) {
            expected.add(Integer.toString(i));
            for (int j = 1; numbers.contains(i + "." + j); j++) {
                expected.add(i + "." + j);
            }
        }
        assertEquals(expected, numbers);
        assertTrue(numbers.contains("10"), "sections 1 to 10: " + numbers);
    }

    @Test
    void everyDocumentThatIsNamedIsInTheTree() throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Path file : texts()) {
            for (String document : Citations.documents(Files.readString(file))) {
                seen.add(document);
                if (!exists(Repository.root(), document) && !exists(folder(file), document)) {
                    wrong.add(name(file) + ": " + document);
                }
            }
        }
        assertTrue(seen.contains("ARCHITECTURE.md"), "documents that are named: " + seen);
        assertEquals(List.of(), wrong, "documents that are not in the tree");
    }

    @Test
    void everyLinkOfADocumentLeadsSomewhere() throws IOException {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Path file : texts()) {
            if (name(file).endsWith(".md")) {
                for (String link : Citations.links(Files.readString(file))) {
                    seen++;
                    if (!leadsSomewhere(file, link)) {
                        wrong.add(name(file) + ": " + link);
                    }
                }
            }
        }
        assertTrue(seen >= 5, seen + " links");
        assertEquals(List.of(), wrong, "links to a file or a heading that is absent");
    }

    @Test
    void citationsAreFoundAcrossLines() {
        assertEquals(
                Set.of("3.2", "99"), Citations.sections("/// (contract,\n    /// section 3.2) [contract, section 99]"));
        assertEquals(Set.of("6.1", "6.2"), Citations.ownSections("sections 6.1\nand 6.2"));
        assertEquals(Set.of("the contract's fields."), Citations.vague("/// the\n/// contract's fields."));
        assertEquals(Set.of(), Citations.vague("the contract, section 3; aContract; contracts"));
        assertEquals(
                Set.of(ABSENT, "../docs/" + ABSENT),
                Citations.documents("see " + ABSENT + "; (../docs/" + ABSENT + ")"));
        assertEquals(Set.of("a.txt", "#b"), Citations.links("[a](a.txt) and [b](#b), not `[c](d)`\n    [e](f)\n"));
        assertEquals(Set.of("a/B.java", "c.txt"), Citations.links("[`B`] is\n\n[`B`]: a/B.java\n[c]: c.txt"));
    }

    @Test
    void headingsGiveSectionsAndAnchors() {
        String markdown = "# A `b`, c\n\n## 3. Datasets\n\n### 3.2 Their layout\n\n## 3. Datasets\n";
        assertEquals(Set.of("3", "3.2"), Citations.numberedSections(markdown));
        assertEquals(Set.of("a-b-c", "3-datasets", "32-their-layout", "3-datasets-1"), Citations.anchors(markdown));
    }

    @Test
    void wrongLinksLeadNowhere() throws IOException {
        assertTrue(leadsSomewhere(CONTRACT, "#1-grid"));
        assertTrue(leadsSomewhere(CONTRACT, "../README.md"));
        assertTrue(leadsSomewhere(CONTRACT, "https://example.org/" + ABSENT));
        assertEquals(false, leadsSomewhere(CONTRACT, "#1-grids"));
        assertEquals(false, leadsSomewhere(CONTRACT, "../" + ABSENT));
        assertEquals(false, leadsSomewhere(CONTRACT, "contract.md#12-grid"));
    }

    private static boolean leadsSomewhere(Path file, String link) throws IOException {
        if (link.matches("[a-z]+:.*")) {
            return true;
        }
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? file : folder(file).resolve(path).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || Citations.anchors(Files.readString(target)).contains(link.substring(hash + 1));
    }

    /// Sources, scripts and documents, but what has wrong citations on purpose.
    private static List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>();
        for (Path file : Repository.files()) {
            String name = String.valueOf(file.getFileName());
            boolean text = TEXTS.stream().anyMatch(name::endsWith) || (!name.contains(".") && isScript(file));
            if (text && !EXAMPLES.contains(name)) {
                texts.add(file);
            }
        }
        assertTrue(texts.size() > 100, texts.size() + " files");
        return texts;
    }

    private static boolean isScript(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.findFirst().orElse("").startsWith("#!");
        }
    }

    private static boolean exists(Path folder, String document) {
        return Files.exists(folder.resolve(document).normalize());
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }

    private static String name(Path file) {
        return Repository.root().relativize(file).toString();
    }
}
