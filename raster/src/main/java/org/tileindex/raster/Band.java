package org.tileindex.raster;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tileindex.raster.codec.Nodata;
import org.tileindex.raster.codec.SampleType;
import org.tileindex.raster.codec.WideSamples;

/// A band of a raster whose values are wanted. [Raster#band] makes it.
///
/// @param place of its samples
/// @param number of the band, from 1
/// @param scaled the values are wanted as doubles, times `scale` plus `offset`
/// @param nodata the samples that are null are in at least one of these
/// @param fill the bits of the samples of blocks that are not stored, in the lowest bytes; nothing where the type has
///     no such number, so that they are null
/// @param mask the samples that are not 0 where the band has a value, if the file has such a mask
public record Band(
        Layer.Place place,
        int number,
        boolean scaled,
        double scale,
        double offset,
        List<Nodata> nodata,
        OptionalLong fill,
        Optional<Layer.Place> mask) {

    /// The type of its values.
    public SampleType type() {
        return scaled ? SampleType.FLOAT64 : stored();
    }

    /// The type of its samples.
    public SampleType stored() {
        return place.layer().format().type();
    }

    /// The same band, none of whose samples stands for no value.
    Band withAllPresent() {
        return new Band(place, number, scaled, scale, offset, List.of(), fill, Optional.empty());
    }

    /// The samples of blocks that are not stored, if they stand for a value.
    OptionalLong presentFill() {
        boolean isNull = fill.isEmpty() || nodata.stream().anyMatch(value -> value.isNodata(fill.getAsLong()));
        return isNull ? OptionalLong.empty() : fill;
    }

    /// Puts the values that `count` samples stand for into `to`, as the nearest doubles.
    ///
    /// @param samples little-endian
    /// @param from position of the first byte
    /// @param stride samples from one to the next
    /// @param valid one bit per sample, cleared where its scaled value is not a number
    public void values(byte[] samples, int from, int stride, int count, double[] to, long[] valid) {
        WideSamples.widen(stored(), samples, from, stride * stored().bytes(), count, to);
        for (int i = 0; scaled && i < count; i++) {
            to[i] = to[i] * scale + offset;
            if (Double.isNaN(to[i])) {
                valid[i / Long.SIZE] &= ~(1L << i);
            }
        }
    }

    /// The value that a sample stands for, as the nearest double.
    ///
    /// @param samples little-endian
    /// @param at position of its first byte
    public double value(ByteBuffer samples, int at) {
        double value = stored().asDouble(samples, at);
        return scaled ? value * scale + offset : value;
    }
}
