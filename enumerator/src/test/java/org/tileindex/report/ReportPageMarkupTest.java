package org.tileindex.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.scan.SpansOf;
import org.tileindex.telemetry.ExecutorUse;
import org.tileindex.telemetry.Sample;

/// The markup of the page as text: escapes, omissions, and runs without some values. Chromium reads it in the
/// harness.
class ReportPageMarkupTest {
    private static final String EVIL = "</script><img src=x onerror=\"alert('1')\">&";
    private static final Grid GRID = GridSpec.parse("10", Bounds.WORLD);
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private static RunCharts charts(List<TaskBar> tasks, List<Sample> throughput, String... zones) {
        return new RunCharts(tasks, throughput, new TileMap(GRID, List.of(zones)), List.of());
    }

    private static Map<String, Object> data(String page) throws Exception {
        Matcher matcher = DATA.matcher(page);
        assertTrue(matcher.find(), "no data");
        return JSON.std.mapFrom(matcher.group(1));
    }

    private static String page(Map<String, Object> report, List<Map<String, Object>> zones, RunCharts charts) {
        return ReportPage.of(report, new ZoneRows(zones, zones.size()), charts);
    }

    @Test
    void textIsEscapedWhereverItStands() throws Exception {
        Map<String, Object> report = Map.of(
                "parameter_hash", EVIL,
                "pat", Map.of(EVIL, EVIL, "cache", Map.of(EVIL, Map.of(EVIL, 1))),
                "stages", List.of(Map.of("stage", EVIL, EVIL, 1)),
                "determinism_receipt", Map.of(EVIL, Map.of(EVIL, EVIL)),
                "zones_invalid", List.of(EVIL));
        Map<String, Object> zone = Map.of("zone_id", EVIL, "cells_included", 1L);
        RunCharts charts = charts(List.of(new TaskBar(0, EVIL, EVIL, 0, 1, 1)), List.of(), EVIL);
        charts.map().draw(0, SpansOf.triples(3, 4, 5));
        String page = page(report, List.of(zone), charts);
        assertFalse(page.contains("<img"), "markup from an id");
        assertFalse(DATA.matcher(page).replaceFirst("").contains("alert('"), "a quote from an id");
        assertEquals(List.of(EVIL), data(page).get("zones"));
        assertEquals(List.of(EVIL), data(page).get("kinds"));
        long scripts = Pattern.compile("<script").matcher(page).results().count();
        assertEquals(
                scripts, Pattern.compile("</script").matcher(page).results().count());
        assertTrue(
                page.contains("&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;"), "text");
    }

    /// Ids may have any character but those that XML and HTML know no text with.
    @Test
    void controlCharactersAreShownAsEscapes() throws Exception {
        Map<String, Object> zone = Map.of("zone_id", "a\u0000b\u001b[31m", "cells_included", 1L);
        String page =
                page(Map.of("parameter_hash", "0"), List.of(zone), charts(List.of(), List.of(), "a\u0000b\u001b[31m"));
        assertTrue(page.contains(">a\\u0000b\\u001b[31m<"), "an id");
        assertTrue(
                page.chars().noneMatch(c -> c != '\n' && c != '\t' && Character.isISOControl(c)), "control characters");
    }

    @Test
    void aRunThatDidNothingHasAPage() throws Exception {
        String page = page(Map.of(), List.of(), charts(List.of(), List.of()));
        assertEquals(List.of(), data(page).get("tasks"));
        assertFalse(page.contains("id=\"stages\""), "no stages");
        assertFalse(page.contains("id=\"caches\""), "no caches");
    }

    @Test
    void cachesMayBeAListOrHaveNames() {
        Map<String, Object> cache = new LinkedHashMap<>(Map.of("hits", 3L));
        String named =
                page(Map.of("pat", Map.of("cache", Map.of("rows", cache))), List.of(), charts(List.of(), List.of()));
        assertTrue(named.contains("data-key=\"pat.cache.rows.hits\" data-value=\"3\""), "by name");
        cache.put("name", "rows");
        String listed = page(Map.of("pat", Map.of("cache", List.of(cache))), List.of(), charts(List.of(), List.of()));
        assertTrue(listed.contains("data-key=\"pat.cache.0.hits\" data-value=\"3\""), "by index");
    }

    @Test
    void veryManyTasksSamplesAndZonesAreThinnedAndThePeakStays() throws Exception {
        List<TaskBar> tasks = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        List<Map<String, Object>> zones = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            tasks.add(new TaskBar(i % 2, "scan", "Z" + i % 50, i, i + (i == 77_777 ? 5 : 0.1), 0.1));
            samples.add(new Sample(i * 0.1, i == 55_555 ? 9e9 : i, 1, 1));
            zones.add(Map.of("zone_id", "Z" + i, "cells_included", (long) i));
        }
        String page = page(Map.of(), zones, charts(tasks, samples));
        assertTrue(page.length() < 1_000_000, page.length() + " characters");
        Map<String, Object> data = data(page);
        assertEquals(100_000, data.get("tasksTotal"));
        assertTrue(String.valueOf(data.get("tasks")).contains("77777000000, 5000000"), "the longest task");
        assertTrue(String.valueOf(data.get("throughput")).contains("9000000000"), "the peak");
        assertTrue(page.contains("data-value=\"Z99999\""), "the zone with the most tiles");
        assertTrue(
                page.contains("The 250 of 100,000 zones with the most tiles; the other 99,750 are in "),
                "what is left out");
    }

    /// Executors have a table, names for the script, and the script; other runs have none of these.
    @Test
    void onlyARunOnAClusterNamesExecutors() throws Exception {
        TileMap map = new TileMap(GRID, List.of());
        List<TaskBar> tasks = List.of(new TaskBar(0, "scan", "CH", 0, 1, 1), new TaskBar(2, "scan", "IT", 0, 1, 1));
        List<ExecutorUse> executors =
                List.of(new ExecutorUse("1", "node-a", List.of(0, 1), 1.5), new ExecutorUse("2", EVIL, List.of(2), 2));
        String page = page(Map.of(), List.of(), new RunCharts(tasks, List.of(), map, executors));
        Map<String, Object> data = data(page);
        assertEquals(List.of("executor 1 on node-a", "executor 2 on " + EVIL), data.get("executors"));
        assertEquals(List.of(List.of(0, 1), List.of(2)), data.get("workersOf"));
        assertTrue(
                page.contains("<tr><th scope=\"row\">1</th><td>node-a</td><td class=\"number\">0, 1</td>"
                        + "<td class=\"number\">1.50 s</td></tr>"),
                "the table");
        assertFalse(page.contains("<img"), "markup from a host");
        assertTrue(page.contains("data.workersOf"), "the script");
        String other = page(Map.of(), List.of(), new RunCharts(tasks, List.of(), map, List.of()));
        assertFalse(other.contains("xecutor") || other.contains("workersOf"), "executors of a run without any");
    }

    @Test
    void ofManyZonesTheMapNamesThoseWithTheMostPixels() throws Exception {
        String[] ids = new String[300];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "Z" + i;
        }
        RunCharts charts = charts(List.of(), List.of(), ids);
        for (int i = 0; i < ids.length; i++) {
            int column = 2 * (i % 18);
            charts.map().draw(i, SpansOf.triples(i / 18, column, column + (i < 60 ? 1 : 2)));
        }
        Map<String, Object> data = data(page(Map.of(), List.of(), charts));
        assertTrue(String.valueOf(data.get("map")).contains("others=7"), data::toString);
        List<?> names = (List<?>) data.getOrDefault("zones", List.of());
        assertEquals(7 + 250, names.size());
        assertTrue(names.contains("Z299") && names.contains("Z9") && !names.contains("Z10"), names::toString);
    }

    @Test
    void theMapIsItsRunsOfPixels() throws Exception {
        RunCharts charts = charts(List.of(), List.of(), "A", "B");
        charts.map().draw(1, SpansOf.triples(0, 0, 2, 17, 35, 36));
        Map<?, ?> map = (Map<?, ?>) data(page(Map.of(), List.of(), charts)).get("map");
        // 36 × 18 pixels: two of the first zone seen, 645 of none (5 + 20 × 32), one of that zone.
        assertTrue(String.valueOf(map).contains("runs=" + "BC" + "AlU" + "BB"), () -> String.valueOf(map));
    }
}
