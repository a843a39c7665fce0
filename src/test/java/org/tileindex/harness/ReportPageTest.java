package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.tileindex.report.RunResult;

/// `run_report.html` of a run over the world, in Chromium: it needs nothing but itself, says what `run_report.json`
/// says, and can be read on a phone and in the dark.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class ReportPageTest {
    private static final int MOST_BYTES = 1_000_000;
    private static final int PHONE = 360;
    /// The contrast of text that WCAG 2.2 asks for at level AA.
    private static final double CONTRAST = 4.5;

    /// The cells of a country's row.
    private static final String CELLS =
            "[...document.querySelectorAll('.sortable tbody tr')].find(r => r.cells[0].dataset.value === '%s').cells";

    /// Texts that are wider than their boxes.
    private static final String OVERFLOWING =
            "[...document.querySelectorAll('.cards dd, .legend li, .axis, figcaption')]"
                    + ".filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)";

    /// Whether the labels of each horizontal axis have room for their widths.
    private static final String TICKS_APART = "plots.every(p => { const x = p.scales.x;"
            + " const width = t => p.ctx.measureText(t.label).width;"
            + " return x.ticks.every((t, i) => i === 0 || x.getPixelForValue(t.value)"
            + " - x.getPixelForValue(x.ticks[i - 1].value) > (width(t) + width(x.ticks[i - 1])) / 2); })";

    @TempDir
    private static Path folder = Path.of("");

    private final Browser browser = new Browser();
    private Path reports = Path.of("");
    private Path page = Path.of("");

    @BeforeAll
    void run() throws Exception {
        RunResult result = SampleRun.of(List.of()).grid("5m").into(folder);
        reports = result.reports();
        page = reports.resolve("run_report.html");
        assertTrue(Files.exists(page), page + " is absent");
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "360, light", "360, dark"})
    void thePageLogsNothingLoadsNothingAndFits(int width, String scheme) throws IOException {
        browser.open(page, width, 800, scheme);
        browser.picture(Path.of("target", "run_report-" + width + "-" + scheme + ".png"));
        assertEquals(List.of(), browser.logged());
        List<String> outside = new ArrayList<>(browser.requested());
        assertTrue(outside.remove(page.toUri().toString()), outside::toString);
        outside.remove("data:,");
        assertEquals(List.of(), outside, "asked for");
        Number needed = (Number) browser.value("document.documentElement.scrollWidth");
        assertTrue(needed.intValue() <= width, needed + " of " + width + " pixels");
        double ink = luminance("color");
        double ground = luminance("backgroundColor");
        assertEquals(scheme.equals("dark"), ink > ground);
        double contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
        assertTrue(contrast >= CONTRAST, "contrast " + contrast);
    }

    /// Relative luminance as WCAG 2.2 defines it.
    private double luminance(String property) {
        List<?> parts =
                (List<?>) browser.value("getComputedStyle(document.body)." + property + ".match(/\\d+/g).map(Number)");
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double share = ((Number) parts.get(i)).doubleValue() / 255;
            sum += weights[i] * (share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void thePageIsSmall() throws IOException {
        assertTrue(Files.size(page) < MOST_BYTES, Files.size(page) + " bytes");
    }

    @Test
    void everyValueIsThatOfTheReport() throws IOException {
        browser.open(page, 1280, 800, "light");
        Map<String, String> report = leaves(reports.resolve("run_report.json"));
        Map<String, String> shown = browser.attributes("data-key", "data-value");
        shown.forEach((key, value) -> assertEquals(report.get(key), value, key));
        Set<String> missing = new TreeSet<>(report.keySet());
        missing.removeIf(key -> !key.startsWith("pat.") && !key.startsWith("determinism_receipt."));
        missing.removeAll(shown.keySet());
        assertEquals(Set.of(), missing, "in the report, not on the page");
        for (String key :
                List.of("rows_emitted", "countries_total", "parameter_hash", "predicate", "path", "kernels")) {
            assertTrue(shown.containsKey(key), key);
        }
    }

    @Test
    void theFiguresArePrintedAsTheyAre() throws IOException {
        browser.open(page, 1280, 800, "light");
        Map<String, String> report = leaves(reports.resolve("run_report.json"));
        for (String key : List.of("rows_emitted", "countries_total", "pat.shards", "grid_dims.ncols")) {
            assertEquals(
                    report.get(key), browser.text("[data-key='" + key + "']").replace(",", ""), key);
        }
        assertEquals(report.get("parameter_hash"), browser.text("[data-key='parameter_hash']"));
    }

    /// The exact text of each number, text and truth value of a JSON file, by the names that lead to it.
    private static Map<String, String> leaves(Path file) throws IOException {
        Map<String, String> leaves = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(Files.readString(file))) {
            while (parser.nextToken() != null) {
                JsonToken token = parser.currentToken();
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    String path = parser.getParsingContext()
                            .pathAsPointer()
                            .toString()
                            .substring(1)
                            .replace('/', '.');
                    leaves.put(path, parser.getText());
                }
            }
        }
        return leaves;
    }

    @Test
    void theTableHasEveryCountryAndSorts() throws IOException {
        browser.open(page, 1280, 800, "light");
        List<Map<String, Object>> countries = new ArrayList<>();
        for (String line : Files.readAllLines(reports.resolve("country_summaries.jsonl"))) {
            countries.add(JSON.std.mapFrom(line));
        }
        List<String> columns =
                List.of("country_iso", "cells_included", "cells_visited", "cells_excluded_hole", "shards", "seconds");
        Set<List<String>> expected = new HashSet<>();
        for (Map<String, Object> country : countries) {
            expected.add(columns.stream()
                    .map(column -> String.valueOf(country.get(column)))
                    .toList());
        }
        assertEquals(countries.size(), rows().size());
        assertEquals(expected, new HashSet<>(rows()));

        WebElement tiles = browser.elements("table.sortable thead th").get(1);
        assertEquals("descending", tiles.getAttribute("aria-sort"));
        assertSorted(Comparator.comparingLong((List<String> row) -> -Long.parseLong(row.get(1))));
        tiles.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
        assertEquals("ascending", tiles.getAttribute("aria-sort"));
        assertSorted(Comparator.comparingLong(row -> Long.parseLong(row.get(1))));
        browser.elements("table.sortable thead button").getFirst().sendKeys(Keys.ENTER);
        assertSorted(Comparator.comparing(List::getFirst));
    }

    private void assertSorted(Comparator<List<String>> order) {
        List<List<String>> rows = rows();
        for (int i = 1; i < rows.size(); i++) {
            assertTrue(order.compare(rows.get(i - 1), rows.get(i)) <= 0, rows.get(i - 1) + " before " + rows.get(i));
        }
    }

    private List<List<String>> rows() {
        List<?> rows = (List<?>) browser.value("[...document.querySelectorAll('table.sortable tbody tr')]"
                + ".map(row => [...row.cells].map(cell => cell.dataset.value))");
        return rows.stream()
                .map(row -> ((List<?>) row).stream().map(String::valueOf).toList())
                .map(ReportPageTest::withoutArea)
                .toList();
    }

    /// The file of summaries has no areas, which are the third column.
    private static List<String> withoutArea(List<String> row) {
        List<String> cells = new ArrayList<>(row);
        assertTrue(Double.parseDouble(cells.remove(2)) >= 0, row::toString);
        return List.copyOf(cells);
    }

    @Test
    void namesAndAreasStandBesideCodes() {
        browser.open(page, 1280, 800, "light");
        assertEquals("BR Brazil", browser.value(CELLS.formatted("BR") + "[0].textContent"));
        // The area of Brazil is 8.51 million km²; cells of five minutes are as exact as a thousandth.
        String area = String.valueOf(browser.value(CELLS.formatted("BR") + "[2].textContent"));
        assertEquals(8.5e6, Double.parseDouble(area.replace(",", "")), 0.05e6, area);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void noWordIsCutAndNoTickOverprintsAnother(int width) {
        browser.open(page, width, 800, "light");
        assertEquals(List.of(), browser.value(OVERFLOWING), "text beyond its box");
        assertEquals(true, browser.value(TICKS_APART), "ticks of an axis");
    }

    @Test
    void aTableThatGoesOnSaysSo() {
        browser.open(page, 390, 800, "light");
        assertEquals(
                browser.value("[...document.querySelectorAll('.scroll')].map(b => b.scrollWidth > b.clientWidth)"),
                browser.value("[...document.querySelectorAll('.wide')].map(b => 'right' in b.dataset)"));
        assertEquals(
                "visible", browser.value("getComputedStyle(document.querySelector('.wide'), '::after').visibility"));
    }

    @Test
    void hintsSuitTheDevice() {
        browser.open(page, 1280, 800, "light");
        assertTrue(browser.text("#timeline figcaption").contains("arrow keys"), "a mouse and keys");
        browser.open(page, 390, 800, "light");
        String hint = browser.text("#timeline figcaption");
        assertTrue(hint.contains("Tap") && !hint.contains("keys"), hint);
    }

    @ParameterizedTest
    @CsvSource({"-50, -10, BR", "100, 62, RU", "134, -25, AU", "24, -29, ZA", "28.3, -29.5, LS", "-40, 73, GL"})
    void theMapTellsWhoseAPlaceIs(double lon, double lat, String country) {
        browser.open(page, 1280, 800, "light");
        browser.pointAt("#map canvas", (lon + 180) / 360, (90 - lat) / 180);
        assertEquals(country, browser.text("#tip").lines().findFirst().orElse(""));
    }

    @Test
    void theMapIsSilentAtSea() {
        browser.open(page, 1280, 800, "light");
        browser.pointAt("#map canvas", 0.5, 0.5);
        assertEquals("", browser.text("#tip"));
    }

    @Test
    void theTimelineHasABarForEveryTaskAndTellsWhatItIs() {
        browser.open(page, PHONE, 800, "light");
        Number tasks = (Number) browser.value("data.tasksTotal");
        // Each country is scanned, and most have a shard.
        assertTrue(tasks.intValue() > 400, tasks + " tasks");
        assertEquals(tasks.intValue(), browser.elements("#timeline rect").size());
        browser.element("#timeline svg").sendKeys(Keys.ARROW_RIGHT);
        String first = browser.text("#tip");
        browser.element("#timeline svg").sendKeys(Keys.ARROW_RIGHT);
        String second = browser.text("#tip");
        assertTrue(first.matches("(?s)[A-Z]{2} · [a-z]+\\R.*from .* to .* s.*"), first);
        assertTrue(!first.equals(second), second);
    }

    @Test
    void thePlotsAreDrawnAndDescribed() {
        browser.open(page, 1280, 800, "light");
        for (WebElement canvas : browser.elements(".plot canvas")) {
            assertTrue(!String.valueOf(canvas.getAttribute("aria-label")).isBlank(), "no description");
        }
        assertEquals(true, browser.value("plots.every(p => p.data.datasets.every(d => d.data.length > 0))"));
        assertTrue(!browser.elements("#costs canvas").isEmpty(), "costs estimated and actual");
    }
}
