package org.tileindex.inspect;

import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.Raster;
import org.tileindex.raster.tiff.Band;
import org.tileindex.raster.tiff.Encoding;
import org.tileindex.raster.tiff.GeoTiffHeader;
import org.tileindex.raster.tiff.Georeference;
import org.tileindex.raster.tiff.RasterCrs;
import org.tileindex.raster.tiff.Scaling;
import org.tileindex.raster.tiff.TiffImage;

/// Describes a raster by its header, also one whose blocks or CRS are not supported.
public final class RasterInspection {
    private final Raster raster;
    private final BlockStorage storage;
    private final Answer<RasterCrs> crs;
    private final Answer<Georeference> place;
    private final Optional<TileIndexException> gridRefusal;
    private final Optional<TileIndexException> valuesRefusal;
    private final Optional<StreamingPlan> plan;

    /// Something that the header has, or the reason why it has not.
    record Answer<T>(Optional<T> there, Optional<TileIndexException> refusal) {
        /// Asks the header.
        static <T> Answer<T> of(Question<T> question) {
            try {
                return new Answer<>(Optional.of(question.ask()), Optional.empty());
            } catch (TileIndexException e) {
                return new Answer<>(Optional.empty(), Optional.of(e));
            }
        }
    }

    /// A question to the header.
    interface Question<T> {
        T ask() throws TileIndexException;
    }

    /// @param zones makes the plan for some zones, if one is wanted; it is asked only where values can be read
    /// @throws TileIndexException if the zones are not fit for a run, or the file cannot be read any more
    public RasterInspection(Raster raster, Optional<PlanOfZones> zones)
            throws TileIndexException, InterruptedException {
        this.raster = raster;
        this.storage = BlockStorage.of(raster.header());
        this.crs = Answer.of(() -> raster.header().crs(raster.assumesWgs84()));
        this.place = Answer.of(() -> raster.header().georeference());
        this.gridRefusal = Answer.of(raster::grid).refusal();
        this.valuesRefusal = Answer.of(() -> raster.band(1, false)).refusal();
        boolean readable = Answer.of(raster::anyGrid).refusal().isEmpty() && valuesRefusal.isEmpty();
        this.plan = zones.isPresent() && readable ? Optional.of(zones.get().plan(raster)) : Optional.empty();
    }

    /// Makes the plan to read a raster in some zones.
    public interface PlanOfZones {
        StreamingPlan plan(Raster raster) throws TileIndexException, InterruptedException;
    }

    GeoTiffHeader header() {
        return raster.header();
    }

    String name() {
        return raster.name();
    }

    BlockStorage storage() {
        return storage;
    }

    Answer<RasterCrs> crs() {
        return crs;
    }

    Answer<Georeference> place() {
        return place;
    }

    /// Why `enumerate` refuses the grid, if it does.
    Optional<TileIndexException> gridRefusal() {
        return gridRefusal;
    }

    /// Why values cannot be read, if they cannot.
    Optional<TileIndexException> valuesRefusal() {
        return valuesRefusal;
    }

    /// The plan to read the values of the zones, if there are any.
    Optional<StreamingPlan> plan() {
        return plan;
    }

    /// The description as an object of JSON, see `docs/schema/inspect-raster.json`.
    public Map<String, Object> json() {
        GeoTiffHeader header = header();
        TiffImage image = header.image();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", name());
        json.put("bytes", header.fileSize());
        json.put("format", header.bigTiff() ? "BigTIFF" : "GeoTIFF");
        json.put("cloud_optimised", header.cog());
        json.put("little_endian", header.byteOrder() == ByteOrder.LITTLE_ENDIAN);
        json.put("columns", image.width());
        json.put("rows", image.height());
        json.put("bands", header.bands().stream().map(this::band).toList());
        put(json, "crs", crs.there().map(RasterCrs::name));
        json.put("crs_keys", header.crsKeys());
        put(json, "grid", place.there().map(this::grid));
        json.put("blocks", blocks(image));
        json.put("compression", image.encoding().compressionName());
        json.put("predictor", image.encoding().predictor());
        json.put("decoded_bytes", storage.decodedBytes());
        put(json, "stored_bytes", storage.measured() ? Optional.of(storage.storedBytes()) : Optional.empty());
        json.put("compression_ratio", storage.ratio());
        put(json, "nodata", Optional.of(header.nodataText()).filter(text -> !text.isEmpty()));
        json.put("mask", header.mask().isPresent());
        json.put(
                "overviews",
                header.overviews().stream()
                        .map(overview -> size(overview.image()))
                        .toList());
        put(json, "grid_refusal", gridRefusal.map(RasterInspection::refusal));
        put(json, "values_refusal", valuesRefusal.map(RasterInspection::refusal));
        put(json, "plan", plan.map(StreamingPlan::json));
        return json;
    }

    private static void put(Map<String, Object> json, String key, Optional<?> value) {
        json.put(key, value.orElse(null));
    }

    private Map<String, Object> band(Band band) {
        Map<String, Object> json = new LinkedHashMap<>();
        Encoding encoding = header().image().encoding();
        json.put("number", band.number());
        json.put("type", encoding.typeName());
        json.put("colour", band.colour());
        put(json, "description", band.description());
        put(json, "scale", band.scaling().map(Scaling::scale));
        put(json, "offset", band.scaling().map(Scaling::offset));
        return json;
    }

    private Map<String, Object> grid(Georeference grid) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("west", grid.originX());
        json.put("south", south(grid));
        json.put("east", east(grid));
        json.put("north", grid.originY());
        json.put("cell_width", grid.pixelWidth());
        json.put("cell_height", grid.pixelHeight());
        json.put("south_up", grid.southUp());
        json.put("pixel_is_point", header().pixelIsPoint());
        return json;
    }

    double east(Georeference grid) {
        return grid.originX() + header().image().width() * grid.pixelWidth();
    }

    double south(Georeference grid) {
        return grid.originY() - header().image().height() * grid.pixelHeight();
    }

    private Map<String, Object> blocks(TiffImage image) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", image.tiled() ? "tiles" : "strips");
        json.put("columns", image.blockWidth());
        json.put("rows", image.blockHeight());
        json.put("count", image.blockCount());
        put(json, "sparse", storage.measured() ? Optional.of(storage.sparse()) : Optional.empty());
        json.put("bands_apart", image.planar());
        return json;
    }

    private static Map<String, Object> size(TiffImage image) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("columns", image.width());
        json.put("rows", image.height());
        return json;
    }

    private static Map<String, Object> refusal(TileIndexException refusal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", refusal.code().name());
        json.put("what", refusal.what());
        return json;
    }
}
