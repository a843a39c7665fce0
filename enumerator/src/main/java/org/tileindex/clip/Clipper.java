package org.tileindex.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.Band;
import org.tileindex.raster.CellRuns;
import org.tileindex.raster.Raster;
import org.tileindex.raster.codec.SampleType;
import org.tileindex.raster.tiff.Validity;
import org.tileindex.raster.write.TileCompression;
import org.tileindex.raster.write.WindowTags;
import org.tileindex.raster.write.WrittenImage;

/// What is taken from a raster for each window: its bands, then those of its mask.
///
/// @param bands of the raster
/// @param masks bands of the raster's mask
/// @param outside of each of them, the bits of a sample outside of the zone; empty where samples stay as they are
/// @param rows of the raster
/// @param southUp the raster's file stores rows from the south
record Clipper(
        List<Band> bands, List<Band> masks, List<Optional<Long>> outside, WindowTags tags, int rows, boolean southUp) {
    /// @param cutline cells outside of zones get no value
    /// @throws TileIndexException E002 or E010 if values of the raster cannot be read, E010 if there is no way to say
    ///     that a cell has none
    static Clipper of(Raster raster, boolean cutline, TileCompression compression)
            throws TileIndexException, InterruptedException {
        WindowTags tags = WindowTags.of(raster.header(), compression);
        List<Band> bands = new ArrayList<>();
        List<Band> masks = new ArrayList<>();
        for (int band = 1; band <= raster.header().bands().size(); band++) {
            bands.add(raster.samples(band));
        }
        int maskBands = raster.header().mask().isPresent()
                ? raster.header().mask().get().bands()
                : 0;
        for (int band = 1; band <= maskBands; band++) {
            masks.add(raster.maskSamples(band).orElseThrow());
        }
        List<Optional<Long>> outside = new ArrayList<>();
        for (int i = 0; i < bands.size() + masks.size(); i++) {
            outside.add(Optional.empty());
        }
        if (cutline) {
            fillOutside(raster, bands, outside);
        }
        return new Clipper(bands, masks, outside, tags, raster.header().image().height(), raster.isSouthUp());
    }

    private static void fillOutside(Raster raster, List<Band> bands, List<Optional<Long>> outside)
            throws TileIndexException {
        Validity validity = raster.header().validity(0);
        switch (validity) {
            case Validity.Mask mask -> {
                for (int i = bands.size(); i < outside.size(); i++) {
                    outside.set(i, Optional.of(0L));
                }
            }
            case Validity.ByValue value -> {
                for (int i = 0; i < bands.size(); i++) {
                    outside.set(i, Optional.of(fill(raster, bands.get(i))));
                }
            }
            case Validity.Alpha alpha -> outside.set(alpha.band(), Optional.of(0L));
            case Validity.All all ->
                throw new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "--cutline: raster %s has neither a nodata value nor a mask or alpha band, so that no cell can"
                                        .formatted(raster.name())
                                + " be without a value",
                        "Give it one with gdal_edit.py -a_nodata, or leave --cutline away.");
        }
    }

    /// The bits of the nodata value.
    private static long fill(Raster raster, Band band) throws TileIndexException {
        if (band.fill().isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "--cutline: raster %s has a nodata value that is none of its floating point numbers of 16 bits"
                            .formatted(raster.name()),
                    "Give it another one with gdal_edit.py -a_nodata, or leave --cutline away.");
        }
        return band.fill().getAsLong();
    }

    /// The bands, then those of the mask.
    List<Band> all() {
        List<Band> all = new ArrayList<>(bands);
        all.addAll(masks);
        return all;
    }

    /// Bytes of the samples of a pixel.
    int pixelBytes() {
        return all().stream().map(Band::type).mapToInt(SampleType::bytes).sum();
    }

    /// The images of a zone's file.
    List<WrittenImage> images(ZoneClip zone) {
        int row = southUp ? rows - zone.row() - zone.height() : zone.row();
        return tags.images(zone.col(), row, zone.width(), zone.height());
    }

    /// The raster's row, from the north, of a row of a zone's file.
    int row(ZoneClip zone, int stored) {
        return southUp ? zone.row() + zone.height() - 1 - stored : zone.row() + stored;
    }

    /// The cells of rows `[from, to)` of a zone's file.
    CellRuns cells(ZoneClip zone, int from, int to) {
        int[] row = new int[to - from];
        int[] colFrom = new int[row.length];
        int[] colTo = new int[row.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = row(zone, from + i);
            colFrom[i] = zone.col();
            colTo[i] = zone.col() + zone.width();
        }
        return new CellRuns(row, colFrom, colTo, new int[row.length]);
    }
}
