package org.tileindex.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tileindex.request.RunRequest;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.ZoneOptions;
import picocli.CommandLine.Option;

/// Options for the zones of a run: file, attributes, choice.
final class ZoneSelection {
    @Option(
            names = "--zones",
            paramLabel = "FILE",
            description = "File of polygons with ISO 3166-1 alpha-2 codes: GeoParquet, GeoJSON (also one feature"
                    + " per line), TopoJSON, GeoPackage, FlatGeobuf or Shapefile (also zipped). The content"
                    + " decides the format (default: the embedded Natural Earth 1:10 m countries).")
    private Optional<Path> zones = Optional.empty();

    @Option(
            names = "--zone-id",
            paramLabel = "FIELD",
            description = "Attribute that holds the ids (default: the first of the usual names, such as iso_a2).")
    private Optional<String> zoneId = Optional.empty();

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "Layer of a GeoPackage, object of a TopoJSON file, or Shapefile in a zip file (default: the"
                    + " only one).")
    private Optional<String> layer = Optional.empty();

    @Option(
            names = "--countries",
            split = ",",
            paramLabel = "US,BR,…",
            hideParamSyntax = true,
            description = "Ids of the countries, or of other zones, to enumerate (default: all).")
    private List<String> countries = List.of();

    @Option(
            names = "--zone-ids",
            defaultValue = "iso",
            paramLabel = "KIND",
            description = "iso: ids are ISO 3166-1 alpha-2 codes; any: ids are any text, and the column is zone_id"
                    + " (default: ${DEFAULT-VALUE}).")
    private ZoneIds zoneIds = ZoneIds.ISO;

    @Option(
            names = "--on-invalid",
            defaultValue = "fail",
            paramLabel = "ACTION",
            description = "What to do with an invalid polygon: fail, skip its zone, or fix it with JTS's"
                    + " GeometryFixer (default: ${DEFAULT-VALUE}).")
    private OnInvalid onInvalid = OnInvalid.FAIL;

    RunRequest.Zones zones() {
        List<String> chosen = countries.stream()
                .map(String::strip)
                .map(id -> zoneIds == ZoneIds.ISO ? id.toUpperCase(Locale.ROOT) : id)
                .toList();
        return new RunRequest.Zones(zones, chosen, new ZoneOptions(zoneId, layer, zoneIds), onInvalid);
    }
}
