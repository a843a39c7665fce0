package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// No Maven module has more than a third of the lines of the main code. The benchmarks are not part of the main code.
class ModuleWeightTest {
    private static final String BENCHMARKS = "bench";

    @Test
    void noModuleHasMoreThanAThirdOfTheMainCode() throws IOException {
        Map<String, Integer> lines = new TreeMap<>();
        for (JavaSource source : JavaSource.main(Repository.root())) {
            String module = source.file().getName(0).toString();
            int count =
                    Files.readAllLines(Repository.root().resolve(source.file())).size();
            lines.merge(module, count, Integer::sum);
        }
        lines.remove(BENCHMARKS);
        assertTrue(lines.size() >= 3, lines::toString);
        int all = lines.values().stream().mapToInt(Integer::intValue).sum();
        List<String> heavy = lines.entrySet().stream()
                .filter(module -> module.getValue() * 3 > all)
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(List.of(), heavy, () -> "modules with more than a third of " + all + " lines: " + lines);
    }
}
