package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.report.ReportPage;
import org.tileindex.report.RunCharts;
import org.tileindex.report.TaskBar;
import org.tileindex.report.TileMap;
import org.tileindex.report.ZoneRows;
import org.tileindex.telemetry.Sample;

/// With `--zone-ids any` an id may be any text: Chromium shows it, and takes no part of it for markup or script.
@Tag("slow")
class ForeignIdsPageTest {
    private static final List<String> IDS = List.of(
            "</script><img src=x onerror=document.title='fallen'>",
            "<!--<script>",
            "\" onmouseover=\"document.title='fallen'",
            "' autofocus onfocus='document.title=1",
            "&lt;b&gt;",
            "back\\slash \\u003c ${1} `x`",
            "line\u2028separator\nand line feed",
            "Łódź 東京 🗺");

    @Test
    void idsAreTextAndNothingElse(@TempDir Path folder) throws Exception {
        Path page = folder.resolve("run_report.html");
        Files.writeString(page, page());
        try (Browser browser = new Browser()) {
            browser.open(page, 1000, 800, "light");
            assertEquals(List.of(), browser.logged());
            List<String> requested = new ArrayList<>(browser.requested());
            requested.remove("data:,");
            assertEquals(List.of(page.toUri().toString()), requested);
            assertEquals("tile-index run report", browser.value("document.title"));
            assertEquals(0, browser.elements("img, b").size());
            assertEquals(IDS, browser.value("data.zones"));
            assertEquals(
                    IDS, browser.value("[...document.querySelectorAll('tbody th')].map(cell => cell.textContent)"));
            assertEquals(
                    IDS, browser.value("[...document.querySelectorAll('tbody th')].map(cell => cell.dataset.value)"));
            assertEquals(IDS, browser.value("[...document.querySelectorAll('li [data-key]')].map(e => e.textContent)"));
            browser.element("#timeline svg").sendKeys(Keys.ARROW_RIGHT);
            assertEquals(
                    IDS.getFirst() + " · scan",
                    browser.value("document.getElementById('tip').textContent.split('\\n')[0]"));
            assertEquals("tile-index run report", browser.value("document.title"));
        }
    }

    private static String page() {
        Grid grid = GridSpec.parse("10", Bounds.WORLD);
        List<Map<String, Object>> zones = new ArrayList<>();
        List<TaskBar> tasks = new ArrayList<>();
        for (int i = 0; i < IDS.size(); i++) {
            Map<String, Object> zone = new LinkedHashMap<>();
            zone.put("zone_id", IDS.get(i));
            zone.put("cells_included", 100 - i);
            zones.add(zone);
            tasks.add(new TaskBar(0, "scan", IDS.get(i), 0.1 * i, 0.1 * i + 0.09, 0.1));
        }
        Map<String, Object> report = Map.of("zones_left_out", IDS, "countries_total", IDS.size());
        List<Sample> samples = List.of(new Sample(0.1, 5, 3, 1), new Sample(0.2, 6, 2, 1));
        return ReportPage.of(
                report,
                new ZoneRows(zones, zones.size()),
                new RunCharts(tasks, samples, new TileMap(grid, IDS), List.of()));
    }
}
