package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tileindex.cli.Main;

/// The page of `stats --report` over parcels in a scene in UTM, in Chromium: it needs nothing but itself, has the
/// numbers of the file, and colours zones by them.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class StatsPageTest {
    /// The pixel in the middle of a zone's pixels.
    private static final String PIXEL =
            "(() => { const own = [...pixels.keys()].filter(i => data.zones[pixels[i]] === '%s');"
                    + " return own[Math.floor(own.length / 2)]; })()";

    private static final String PICK = "(() => { const picker = document.getElementById('%s'); picker.value = '%s';"
            + " picker.dispatchEvent(new Event('change')); return true; })()";

    private static final String ROWS = "[...document.querySelectorAll('table.sortable tbody tr')]"
            + ".map(row => [...row.cells].map(cell => cell.dataset.value))";
    private static final String PICTURE = "document.querySelector('#map canvas').toDataURL()";

    @TempDir
    private static Path folder = Path.of("");

    private final Browser browser = new Browser();
    private Path page = Path.of("");
    /// The numbers of the file, as texts, by band and zone.
    private final Map<String, Map<String, List<String>>> written = new LinkedHashMap<>();

    /// Three parcels of about 50 × 50 pixels; a sliver that covers no half of a pixel; a parcel that is far away.
    @BeforeAll
    void run() throws Exception {
        Map<String, String> zones = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            zones.put("<p" + i + ">", StatsRuns.box(-87.69 + i * 0.015, 40.16, -87.68 + i * 0.015, 40.17));
        }
        zones.put("thin", StatsRuns.box(-87.69, 40.18, -87.68, 40.18002));
        zones.put("far", StatsRuns.box(10, 40, 11, 41));
        page = folder.resolve("page.html");
        String scene = "scene=" + SampleRun.resource("/values-utm.tif");
        List<String> words = new ArrayList<>(StatsRuns.of(folder, zones)
                .arguments("out.csv", "--raster", scene, "--stat", "mean,count,max", "--min-coverage", "0.5"));
        words.addAll(List.of("--report", page.toString()));
        assertEquals(0, Main.run(words.toArray(String[]::new)));
        List<String> lines = Files.readAllLines(folder.resolve("out.csv"));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            written.computeIfAbsent(cells.get(2), band -> new LinkedHashMap<>())
                    .put(cells.getFirst(), numbers(cells.subList(3, cells.size())));
        }
        assertEquals(List.of("1", "2"), List.copyOf(written.keySet()));
    }

    /// Texts of the same doubles are the same.
    private static List<String> numbers(List<String> texts) {
        return texts.stream()
                .map(text -> text.isEmpty() ? "" : Double.toString(Double.parseDouble(text)))
                .toList();
    }

    private List<String> written(String zone) {
        return written.getOrDefault("1", Map.of()).getOrDefault(zone, List.of());
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "360, dark"})
    void thePageLogsNothingLoadsNothingAndFits(int width, String scheme) throws IOException {
        browser.open(page, width, 900, scheme);
        browser.picture(Path.of("target", "stats-" + width + "-" + scheme + ".png"));
        assertEquals(List.of(), browser.logged());
        List<String> requested = new ArrayList<>(browser.requested());
        requested.remove("data:,");
        assertEquals(List.of(page.toUri().toString()), requested);
        Number needed = (Number) browser.value("document.documentElement.scrollWidth");
        assertTrue(needed.intValue() <= width, needed + " of " + width + " pixels");
    }

    @Test
    void theTableHasTheNumbersOfTheFileForTheBandThatIsPicked() {
        browser.open(page, 1280, 900, "light");
        assertRows("1");
        browser.value(PICK.formatted("layer", "1"));
        assertRows("2");
        assertNotEquals(written.get("1"), written.get("2"));
        assertEquals("scene, band 2: 5 zones; click a heading to sort", browser.text("#values + .lead"));
    }

    private void assertRows(String band) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        for (Object row : (List<?>) browser.value(ROWS)) {
            List<String> cells = ((List<?>) row).stream().map(String::valueOf).toList();
            shown.put(cells.getFirst(), numbers(cells.subList(1, cells.size())));
        }
        assertEquals(written.get(band), shown);
    }

    /// The parcel with the least value has the first colour of the scale, the one with the greatest the last.
    @ParameterizedTest
    @CsvSource({"light, linear", "dark, linear", "light, quantiles"})
    void theColourOfAZoneFollowsItsValue(String scheme, String scale) {
        browser.open(page, 1280, 900, scheme);
        browser.value(PICK.formatted("scale", scale));
        List<String> ascending = Stream.of("<p0>", "<p1>", "<p2>")
                .sorted(Comparator.comparingDouble(
                        zone -> Double.parseDouble(written(zone).getFirst())))
                .toList();
        assertEquals(browser.value("colour('scale-0')"), colour(ascending.getFirst()));
        assertEquals(browser.value("colour('scale-6')"), colour(ascending.getLast()));
        List<?> hatched = (List<?>) browser.value("[colour('none-0'), colour('none-1')]");
        assertTrue(hatched.contains(colour("thin")), hatched::toString);
        assertTrue(browser.text("#map .legend").contains("no value"));
    }

    /// The colour of a zone, as `#rrggbb`.
    private Object colour(String zone) {
        return browser.value(
                "(() => { const i = %s; const canvas = document.querySelector('#map canvas'); const { width } = canvas;"
                                .formatted(PIXEL.formatted(zone))
                        + " const at = [i % width, Math.floor(i / width)];"
                        + " const { data: parts } = canvas.getContext('2d').getImageData(...at, 1, 1);"
                        + " const texts = [...parts].slice(0, 3).map(part => part.toString(16).padStart(2, '0'));"
                        + " return '#' + texts.join(''); })()");
    }

    @Test
    void anotherStatisticHasOtherColoursAndTheTipSaysItsValue() {
        browser.open(page, 1280, 900, "light");
        Object before = browser.value(PICTURE);
        browser.value(PICK.formatted("column", "1"));
        assertNotEquals(before, browser.value(PICTURE));
        int pixel = ((Number) browser.value(PIXEL.formatted("<p1>"))).intValue();
        int width = ((Number) browser.value("data.map.width")).intValue();
        int height = ((Number) browser.value("data.map.height")).intValue();
        double right = (pixel % width + 0.5) / width;
        browser.pointAt("#map canvas", right, (Math.floorDiv(pixel, width) + 0.5) / height);
        List<String> tip = browser.text("#tip").lines().toList();
        assertEquals("<p1>", tip.getFirst());
        assertEquals(written("<p1>").subList(1, 2), numbers(List.of(tip.get(1).replace("count: ", ""))));
    }

    @Test
    void theHeadlineAndTheCommandAreThoseOfTheRun() {
        browser.open(page, 1280, 900, "light");
        Map<String, String> facts = browser.attributes("data-key", "data-value");
        assertEquals("5", facts.get("zones"));
        assertEquals("10", facts.get("rows"));
        String command = String.valueOf(facts.get("command"));
        assertTrue(command.startsWith("./tile-index stats --out "), command);
        assertTrue(command.endsWith(" --stat mean,count,max --weight coverage --min-coverage 0.5"), command);
    }
}
