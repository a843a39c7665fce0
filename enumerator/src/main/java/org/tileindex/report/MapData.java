package org.tileindex.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// The parts of a page's data that all maps have, as JSON without any `<`.
final class MapData {
    private MapData() {}

    /// Adds the field `map`: its size, its place, and its pixels.
    ///
    /// @param others how many of the first numbers are those of zones without a name
    /// @param numbers from the index of a zone in the map to its number on the page, called in order of appearance
    static void map(StringBuilder json, TileMap map, int others, IntUnaryOperator numbers) {
        json.append("\"map\":{\"width\":").append(map.width());
        json.append(",\"height\":").append(map.height());
        json.append(",\"aspect\":").append(map.aspect());
        json.append(",\"metres\":").append(map.grid().crs().isProjected());
        json.append(",\"west\":").append(map.grid().westEdge(0));
        json.append(",\"east\":").append(map.grid().westEdge(map.grid().ncols()));
        json.append(",\"north\":").append(map.grid().northEdge(0));
        json.append(",\"south\":").append(map.grid().northEdge(map.grid().nrows()));
        json.append(",\"others\":").append(others);
        json.append(",\"runs\":\"");
        MapRuns.write(map, numbers, json);
        json.append("\"}");
    }

    /// Adds a field with a list of texts.
    static void texts(StringBuilder json, String name, List<String> texts) {
        try {
            json.append("\"").append(name).append("\":");
            json.append(JSON.std.asString(texts).replace("<", "\\u003c"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
