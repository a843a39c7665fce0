package org.tileindex.inspect;

import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.tiff.Band;
import org.tileindex.raster.tiff.Encoding;
import org.tileindex.raster.tiff.GeoTiffHeader;
import org.tileindex.raster.tiff.Georeference;
import org.tileindex.raster.tiff.RasterCrs;
import org.tileindex.raster.tiff.Scaling;
import org.tileindex.raster.tiff.TiffImage;
import org.tileindex.report.Figures;

/// The description of a raster as text, in the order of gdalinfo.
public final class RasterText {
    private static final int MOST_BANDS = 20;

    private final RasterInspection facts;
    private final GeoTiffHeader header;
    private final TiffImage image;
    private final Formatter text = new Formatter(Locale.ROOT);

    public RasterText(RasterInspection facts) {
        this.facts = facts;
        this.header = facts.header();
        this.image = header.image();
    }

    /// The text, which can be made once.
    ///
    /// @param zonesGiven whether a plan was wanted
    public String text(boolean zonesGiven) {
        text.format("%s%n", Printable.of(facts.name()));
        text.format(
                "%s%s, %s, %s%n",
                header.bigTiff() ? "BigTIFF" : "GeoTIFF",
                header.cog() ? ", cloud optimised" : "",
                header.byteOrder() == ByteOrder.LITTLE_ENDIAN ? "little-endian" : "big-endian",
                Figures.bytes(header.fileSize()));
        text.format("%s pixels, %s%n%n", size(image), Figures.count(image.bands(), "band", "bands"));
        place();
        storage();
        line("enumerate", answer("takes its grid", facts.gridRefusal()));
        line("values", answer("can be read", facts.valuesRefusal()));
        if (zonesGiven) {
            line("plan", facts.plan().map(StreamingPlan::text).orElse("none, as grid or values are refused"));
        }
        bands();
        return text.toString();
    }

    private void line(String what, String details) {
        text.format("%-12s %s%n", what, details);
    }

    private static String size(TiffImage image) {
        return "%s × %s".formatted(Figures.grouped(image.width()), Figures.grouped(image.height()));
    }

    private void place() {
        String keys = header.crsKeys().isEmpty() ? "not named" : "not supported: " + header.crsKeys();
        Optional<RasterCrs> crs = facts.crs().there();
        line("CRS", crs.map(RasterCrs::name).orElse(keys));
        Optional<Georeference> place = facts.place().there();
        if (place.isEmpty()) {
            line("grid", facts.place().refusal().map(TileIndexException::what).orElse(""));
            return;
        }
        Georeference grid = place.get();
        boolean degrees = crs.filter(RasterCrs.LonLat.class::isInstance).isPresent();
        List<String> notes = new ArrayList<>();
        if (grid.southUp()) {
            notes.add("south-up");
        }
        if (header.pixelIsPoint()) {
            notes.add("pixel is point");
        }
        line("origin", "%s, %s (north-west corner)".formatted(plain(grid.originX()), plain(grid.originY())));
        line("cell", cell(grid, degrees) + (notes.isEmpty() ? "" : "; " + String.join(", ", notes)));
        line(
                "bounds",
                "%s, %s, %s, %s (west, south, east, north)"
                        .formatted(
                                plain(grid.originX()),
                                plain(facts.south(grid)),
                                plain(facts.east(grid)),
                                plain(grid.originY())));
    }

    private static String cell(Georeference grid, boolean degrees) {
        String sides = "%s × %s".formatted(plain(grid.pixelWidth()), plain(grid.pixelHeight()));
        String width = Figures.cellSide(grid.pixelWidth());
        String height = Figures.cellSide(grid.pixelHeight());
        return !degrees ? sides : sides + (width.equals(height) ? " (" + width : " (" + width + " × " + height) + ")";
    }

    private void storage() {
        BlockStorage storage = facts.storage();
        Encoding encoding = image.encoding();
        String sparse = storage.sparse() == 0 ? "" : ", %s not stored".formatted(Figures.grouped(storage.sparse()));
        String bands = image.bands() == 1 ? "" : image.planar() ? ", bands apart" : ", bands interleaved";
        line(
                "blocks",
                "%s of %s%s%s"
                        .formatted(
                                image.tiled()
                                        ? Figures.count(image.blockCount(), "tile", "tiles")
                                        : Figures.count(image.blockCount(), "strip", "strips"),
                                "%s × %s".formatted(image.blockWidth(), image.blockHeight()),
                                sparse,
                                bands));
        line(
                "compression",
                "%s%s; %s in %s, %s : 1%s"
                        .formatted(
                                encoding.compressionName(),
                                encoding.predictor() == 1 ? "" : ", predictor " + encoding.predictor(),
                                Figures.bytes(storage.decodedBytes()),
                                Figures.bytes(storage.storedBytes()),
                                Figures.fixed(storage.ratio(), 2),
                                storage.measured() ? "" : " (by the size of the file)"));
        line("nodata", header.nodataText().isEmpty() ? "none" : Printable.detail(header.nodataText()));
        line("mask", header.mask().isPresent() ? "inside the file" : "none");
        String overviews = header.overviews().stream()
                .map(overview -> size(overview.image()))
                .collect(Collectors.joining(", "));
        line("overviews", overviews.isEmpty() ? "none" : overviews);
    }

    private static String answer(String yes, Optional<TileIndexException> refusal) {
        return refusal.map(no -> "refuses: %s: %s".formatted(no.code(), no.getMessage()))
                .orElse(yes);
    }

    private void bands() {
        text.format("%n%4s  %-8s  %-9s  %10s  %10s  %s%n", "band", "type", "colour", "scale", "offset", "description");
        List<Band> bands = header.bands();
        bands.stream().limit(MOST_BANDS).forEach(band -> {
            String line = String.format(
                    Locale.ROOT,
                    "%4d  %-8s  %-9s  %10s  %10s  %s",
                    band.number(),
                    image.encoding().typeName(),
                    Printable.id(band.colour()),
                    band.scaling().map(Scaling::scale).map(RasterText::plain).orElse(""),
                    band.scaling().map(Scaling::offset).map(RasterText::plain).orElse(""),
                    Printable.detail(band.description().orElse("")));
            text.format("%s%n", line.stripTrailing());
        });
        if (bands.size() > MOST_BANDS) {
            text.format("and %s more (--json lists all)%n", Figures.grouped(bands.size() - MOST_BANDS));
        }
    }

    /// A number with all its digits, and without an exponent unless it is very small or large.
    private static String plain(double number) {
        double size = Math.abs(number);
        if (!Double.isFinite(number) || (size != 0 && (size < 1e-9 || size > 1e15))) {
            return Double.toString(number);
        }
        return number == 0
                ? "0"
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
