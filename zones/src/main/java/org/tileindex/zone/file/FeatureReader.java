package org.tileindex.zone.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;

/// Reads the features of a zone file with the reader of its format. The classes of other readers are not loaded.
final class FeatureReader {
    private FeatureReader() {}

    /// The features of `source`, in the order of the file.
    ///
    /// @throws TileIndexException E010 for an unknown format, a damaged file or an unknown layer; E007 for its CRS;
    ///     E005 if no attribute holds ids; E001 for a geometry that is damaged or is not a polygon
    static List<Feature> read(ZoneSource source, ZoneOptions options) throws TileIndexException {
        List<Feature> features = new ArrayList<>();
        read(source, options, note -> {}, features::add);
        return features;
    }

    /// Hands on the features of `source` one by one, where the format allows it as they are read.
    ///
    /// @param notes takes remarks on the file, such as that its CRS is missing
    /// @throws TileIndexException see [#read(ZoneSource, ZoneOptions)]
    static void read(ZoneSource source, ZoneOptions options, Consumer<String> notes, Consumer<Feature> features)
            throws TileIndexException {
        ZoneFormat format = source.format()
                .orElseThrow(() -> new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "the format of zone file %s is unknown".formatted(source.name()),
                        "Give GeoParquet, GeoJSON, TopoJSON, GeoPackage, FlatGeobuf, a Shapefile or a zipped one."));
        try {
            read(source, options, notes, features, format);
        } catch (JsonProcessingException e) {
            throw damaged(source, format, ZoneJson.damage(e), e);
        } catch (CharacterCodingException e) {
            throw damaged(source, format, "an attribute is not text in the file's encoding", e);
        } catch (IOException e) {
            throw damaged(source, format, Reason.of(e), e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // Libraries report damaged offsets and sizes this way.
            throw damaged(source, format, "an offset or a size in it leads outside its bounds", e);
        } catch (OutOfMemoryError e) {
            throw damaged(source, format, "it needs more memory than is available", e);
        }
    }

    private static void read(
            ZoneSource source,
            ZoneOptions options,
            Consumer<String> notes,
            Consumer<Feature> features,
            ZoneFormat format)
            throws TileIndexException, IOException {
        switch (format) {
            case GEOPARQUET -> {
                LayerChoice.none(source, format, options.layer());
                GeoParquetReader.read(source, options, notes, features);
            }
            case FLATGEOBUF -> {
                LayerChoice.none(source, format, options.layer());
                FlatGeobufReader.read(source, options, notes).forEach(features);
            }
            case GEOPACKAGE -> GeoPackageReader.read(source, options, notes).forEach(features);
            case SHAPEFILE, ZIPPED_SHAPEFILE ->
                ShapefileReader.read(source, options, notes).forEach(features);
            case JSON -> {
                if (TopoJsonReader.isTopology(source.bytes())) {
                    TopoJsonReader.read(source, options).forEach(features);
                    return;
                }
                LayerChoice.none(source, format, options.layer());
                GeoJsonReader.read(source, options).forEach(features);
            }
        }
    }

    private static TileIndexException damaged(ZoneSource source, ZoneFormat format, String detail, Throwable cause) {
        return new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "zone file %s is not a readable %s file (%s)"
                                .formatted(source.name(), format.title(), Printable.detail(detail)),
                        "Write the file again, or give another one.")
                .causedBy(cause);
    }
}
