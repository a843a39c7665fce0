package org.tileindex.bench.peers;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Writes zones as GeoJSON for other programs. Coordinates keep all their digits.
final class ZonesAsGeoJson {
    /// The property that contains the place of a zone in the list, from 1.
    static final String PLACE = "place";

    private ZonesAsGeoJson() {}

    static void write(List<Zone> zones, Path file) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
            for (int i = 0; i < zones.size(); i++) {
                write(json, zones.get(i), i + 1);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, Zone zone, int place) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("properties");
        json.writeStringField("id", zone.id());
        json.writeNumberField(PLACE, place);
        json.writeEndObject();
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "MultiPolygon");
        json.writeArrayFieldStart("coordinates");
        for (ZonePolygon polygon : zone.polygons()) {
            json.writeStartArray();
            ring(json, polygon.shell());
            for (double[] hole : polygon.holes()) {
                ring(json, hole);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void ring(JsonGenerator json, double[] ring) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < ring.length; i += 2) {
            json.writeStartArray();
            json.writeNumber(ring[i]);
            json.writeNumber(ring[i + 1]);
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
