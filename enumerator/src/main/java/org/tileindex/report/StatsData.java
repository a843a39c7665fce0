package org.tileindex.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The data that the script of a page of statistics draws, as JSON without any `<`.
///
/// Numbers stand by layer, column and zone. Exact ones are JSON numbers, infinite ones beyond the range of doubles.
/// Coarse ones are two digits of Base64 each: their place between the least and the greatest number, or [#NONE].
final class StatsData {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int BITS = 6;
    private static final int NONE = (1 << (2 * BITS)) - 1;
    private static final int CLASSES = 5;
    private static final String INFINITE = "1e999";

    private final StringBuilder json = new StringBuilder("{");
    private final StatsFigures figures;
    private final StatsSelection selection;

    private StatsData(StatsFigures figures, StatsSelection selection) {
        this.figures = figures;
        this.selection = selection;
    }

    static String of(StatsFigures figures, StatsSelection selection, ZoneNoun noun) {
        return new StatsData(figures, selection).render(noun);
    }

    private String render(ZoneNoun noun) {
        Map<Integer, Integer> numbers = new HashMap<>();
        selection.exact().forEach(zone -> numbers.put(zone, numbers.size()));
        selection.coarse().forEach(zone -> numbers.put(zone, numbers.size()));
        MapData.map(json, figures.map(), 0, zone -> numbers.getOrDefault(zone, -1));
        List<String> ids =
                selection.exact().stream().map(figures.map().zoneIds()::get).toList();
        texts("zones", ids);
        texts("noun", List.of(noun.one(), noun.many()));
        texts("layers", figures.layers().subList(0, selection.layers()));
        texts("columns", figures.columns());
        json.append(",\"values\":[");
        for (int layer = 0; layer < selection.layers(); layer++) {
            json.append(layer == 0 ? "[" : ",[");
            for (int column = 0; column < figures.columns().size(); column++) {
                json.append(column == 0 ? "" : ",");
                column(layer, column);
            }
            json.append(']');
        }
        return json.append("]}").toString();
    }

    private void texts(String name, List<String> texts) {
        json.append(',');
        MapData.texts(json, name, texts);
    }

    private void column(int layer, int column) {
        double[] sorted = figures.listed().stream()
                .mapToDouble(zone -> figures.numbers().at(zone, layer, column))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double least = sorted.length == 0 ? 0 : sorted[0];
        double greatest = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
        json.append("{\"some\":").append(sorted.length > 0);
        json.append(",\"least\":").append(number(least));
        json.append(",\"greatest\":").append(number(greatest));
        json.append(",\"breaks\":").append(Arrays.toString(breaks(sorted)));
        json.append(",\"exact\":[");
        for (int i = 0; i < selection.exact().size(); i++) {
            json.append(i == 0 ? "" : ",");
            json.append(number(figures.numbers().at(selection.exact().get(i), layer, column)));
        }
        json.append("],\"coarse\":\"");
        for (int zone : selection.coarse()) {
            int place = place(figures.numbers().at(zone, layer, column), least, greatest);
            json.append(DIGITS.charAt(place >> BITS)).append(DIGITS.charAt(place & ((1 << BITS) - 1)));
        }
        json.append("\"}");
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "null";
        }
        return Double.isInfinite(number) ? (number < 0 ? "-" : "") + INFINITE : Figures.shortest(number);
    }

    /// The upper ends of all classes but the last; of classes with equally many numbers, as far as these differ.
    private static String[] breaks(double[] sorted) {
        if (sorted.length == 0) {
            return new String[0];
        }
        double greatest = sorted[sorted.length - 1];
        return IntStream.range(1, CLASSES)
                .mapToDouble(i -> sorted[Math.max(0, Math.ceilDiv(i * sorted.length, CLASSES) - 1)])
                .filter(end -> end < greatest)
                .distinct()
                .mapToObj(StatsData::number)
                .toArray(String[]::new);
    }

    private static int place(double number, double least, double greatest) {
        if (Double.isNaN(number)) {
            return NONE;
        }
        double share = greatest > least ? (number / 2 - least / 2) / (greatest / 2 - least / 2) : 0;
        return (int) Math.round(Math.clamp(share, 0.0, 1.0) * (NONE - 1));
    }
}
