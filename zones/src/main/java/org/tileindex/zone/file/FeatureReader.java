package org.tileindex.zone.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
        return read(source, options, note -> {});
    }

    /// The same, with remarks on the file, such as that its CRS is missing.
    static List<Feature> read(ZoneSource source, ZoneOptions options, Consumer<String> notes)
            throws TileIndexException {
        ZoneFormat format = ZoneFormat.of(source.bytes())
                .orElseThrow(() -> new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "the format of zone file %s is unknown".formatted(source.name()),
                        "Give GeoParquet, GeoJSON, TopoJSON, GeoPackage, FlatGeobuf, a Shapefile or a zipped one."));
        try {
            return read(source, options, notes, format);
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

    private static List<Feature> read(ZoneSource source, ZoneOptions options, Consumer<String> notes, ZoneFormat format)
            throws TileIndexException, IOException {
        return switch (format) {
            case GEOPARQUET -> {
                LayerChoice.none(source, format, options.layer());
                yield GeoParquetReader.read(source, options, notes);
            }
            case FLATGEOBUF -> {
                LayerChoice.none(source, format, options.layer());
                yield FlatGeobufReader.read(source, options, notes);
            }
            case GEOPACKAGE -> GeoPackageReader.read(source, options, notes);
            case SHAPEFILE, ZIPPED_SHAPEFILE -> ShapefileReader.read(source, options, notes);
            case JSON -> {
                if (TopoJsonReader.isTopology(source.bytes())) {
                    yield TopoJsonReader.read(source, options);
                }
                LayerChoice.none(source, format, options.layer());
                yield GeoJsonReader.read(source, options);
            }
        };
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
