package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.GridSpec;
import org.tileindex.report.ReportPage;
import org.tileindex.report.RunCharts;
import org.tileindex.report.TaskBar;
import org.tileindex.report.TileMap;
import org.tileindex.report.ZoneRows;
import org.tileindex.telemetry.ExecutorUse;

/// The timeline of a run on a cluster, in Chromium: the name of each executor stands beside the lanes of its workers.
@Tag("slow")
class ExecutorsPageTest {
    private static final List<ExecutorUse> EXECUTORS = List.of(
            new ExecutorUse("1", "node-a.example.org", List.of(0, 1), 1),
            new ExecutorUse("2", "<b>node-b</b>", List.of(2), 1),
            new ExecutorUse("10", "ip-10-0-17-3.eu-central-1.compute.internal", List.of(3, 4, 5), 1));

    /// The upper and the lower edge of each name, and of the bars beside it, in pixels of the drawing.
    private static final String EDGES = "(() => { const top = document.querySelector('#timeline svg')"
            + ".getBoundingClientRect().top; const names = [...document.querySelectorAll('#timeline .executor')];"
            + " return data.workersOf.map((workers, i) => { const name = names[i].getBoundingClientRect();"
            + " const bars = tasks.filter(task => workers.includes(task.worker))"
            + ".map(task => task.mark.getBoundingClientRect());"
            + " return bars.every(bar => bar.top >= name.top - 1 && bar.bottom <= name.bottom + 1"
            + " && bar.left >= name.right); }); })()";

    @ParameterizedTest
    @ValueSource(ints = {1000, 360})
    void namesStandBesideTheLanesOfTheirWorkers(int width, @TempDir Path folder) throws Exception {
        Path page = Files.writeString(folder.resolve("run_report.html"), page());
        try (Browser browser = new Browser()) {
            browser.open(page, width, 800, "light");
            browser.picture(Path.of("target", "executors-" + width + ".png"));
            assertEquals(List.of(), browser.logged());
            List<String> names = EXECUTORS.stream().map(ExecutorUse::name).toList();
            assertEquals(
                    names,
                    browser.value("[...document.querySelectorAll('#timeline .executor')].map(e => e.textContent)"));
            assertEquals(List.of(true, true, true), browser.value(EDGES));
            assertEquals(0, browser.elements("b").size());
            Number needed = (Number) browser.value("document.documentElement.scrollWidth");
            assertTrue(needed.intValue() <= width, needed + " of " + width + " pixels");
            assertTrue(
                    String.valueOf(browser.value("document.querySelector('#timeline svg').getAttribute('aria-label')"))
                            .endsWith(". Workers of " + names.get(0) + ": 0, 1; of " + names.get(1) + ": 2; of "
                                    + names.get(2) + ": 3, 4, 5"));
            browser.element("#timeline svg").sendKeys(Keys.ARROW_RIGHT);
            assertTrue(
                    String.valueOf(browser.value("document.getElementById('tip').textContent"))
                            .endsWith("\n" + names.getFirst()),
                    "the words on a bar");
        }
    }

    @Test
    void aRunWithoutATaskHasAPage(@TempDir Path folder) throws Exception {
        Path page = Files.writeString(folder.resolve("run_report.html"), page(List.of()));
        try (Browser browser = new Browser()) {
            browser.open(page, 1000, 800, "light");
            assertEquals(List.of(), browser.logged());
            assertEquals("No task was recorded.", browser.text("#timeline figcaption"));
        }
    }

    private static String page() {
        return page(EXECUTORS.stream()
                .flatMap(executor -> executor.workers().stream())
                .map(worker -> new TaskBar(worker, "scan", "CH", 0.1 * worker, 0.1 * worker + 0.4, 0.1))
                .toList());
    }

    private static String page(List<TaskBar> tasks) {
        TileMap map = new TileMap(GridSpec.parse("10", Bounds.WORLD), List.of("CH"));
        return ReportPage.of(Map.of(), new ZoneRows(List.of(), 0), new RunCharts(tasks, List.of(), map, EXECUTORS));
    }
}
