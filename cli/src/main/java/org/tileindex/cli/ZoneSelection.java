package org.tileindex.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.request.RunRequest;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.UnknownIds;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.WhereParser;
import org.tileindex.zone.file.ZoneOptions;
import picocli.CommandLine.Option;

/// Options for the zones of a run: file, attributes, choice.
final class ZoneSelection {
    @Option(
            names = "--zones",
            paramLabel = "PATH",
            description = "File of polygons with ISO 3166-1 alpha-2 codes: GeoParquet, GeoJSON (also one feature"
                    + " per line), TopoJSON, GeoPackage, FlatGeobuf or Shapefile (also zipped). The content"
                    + " decides the format. Or the URI of one, such as https://… or s3a://…; or a folder of such"
                    + " files, or a pattern in quotes: 'dir/*.parquet'"
                    + " (default: the embedded Natural Earth 1:10 m countries).")
    private Optional<FilePlace> zones = Optional.empty();

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
            names = "--where",
            paramLabel = "CONDITION",
            description = "Condition on the features to take, such as \"CONTINENT = 'Africa'\": a field, one of = <> <"
                    + " <= > >=, and a number or text in single quotes; or \"FIELD IN ('a', 'b')\".")
    private Optional<String> where = Optional.empty();

    @Option(
            names = "--exclude",
            split = ",",
            paramLabel = "AQ,…",
            hideParamSyntax = true,
            description = "Ids of zones to leave out.")
    private List<String> excluded = List.of();

    @Option(
            names = "--unknown-ids",
            defaultValue = "fail",
            paramLabel = "ACTION",
            description = "What to do with ids that are not ISO 3166-1 codes: fail, or skip their zones"
                    + " (default: ${DEFAULT-VALUE}).")
    private UnknownIds unknownIds = UnknownIds.FAIL;

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
            description = "iso: ids are ISO 3166-1 codes, written as alpha-2; any: ids are any text, and the column is"
                    + " zone_id (default: ${DEFAULT-VALUE}).")
    private ZoneIds zoneIds = ZoneIds.ISO;

    @Option(
            names = "--on-invalid",
            defaultValue = "fail",
            paramLabel = "ACTION",
            description = "What to do with a zone whose geometry is invalid or empty: fail, skip it, or fix it"
                    + " (default: ${DEFAULT-VALUE}).")
    private OnInvalid onInvalid = OnInvalid.FAIL;

    /// The request of these options.
    ///
    /// @throws IllegalArgumentException if the condition is none; the message names the option and the place
    RunRequest.Zones zones() {
        ZoneOptions options =
                new ZoneOptions(zoneId, layer, zoneIds, unknownIds, typed(excluded), where.map(WhereParser::parse));
        return new RunRequest.Zones(zones, typed(countries), options, onInvalid);
    }

    /// Ids as the file has them. Country codes may be typed in lower case.
    private List<String> typed(List<String> ids) {
        return ids.stream()
                .map(String::strip)
                .map(id -> zoneIds == ZoneIds.ISO ? id.toUpperCase(Locale.ROOT) : id)
                .toList();
    }
}
