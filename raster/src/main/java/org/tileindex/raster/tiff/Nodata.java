package org.tileindex.raster.tiff;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tileindex.raster.codec.SampleType;

/// The value that marks samples without one (the tag GDAL_NODATA), for samples of some type. It matches those samples
/// that GDAL 3.6 takes for nodata: a value outside of the type matches nothing, and floating point values match where
/// they differ by a few units of `float`'s precision.
public final class Nodata {
    private final String text;
    private final SampleType type;
    private final OptionalLong integer;
    private final boolean nan;
    private final List<FloatRange> ranges;
    private final long fillInteger;
    private final double fillFloat;

    private Nodata(String text, SampleType type) {
        this.text = text;
        this.type = type;
        if (type.kind() == SampleType.Kind.FLOAT) {
            double value = NumberText.floating(text);
            double rounded = type == SampleType.FLOAT32 ? (float) value : value;
            this.integer = OptionalLong.empty();
            this.fillInteger = 0;
            this.nan = Double.isNaN(rounded);
            List<FloatRange> near = FloatRange.near(rounded, type == SampleType.FLOAT64);
            this.ranges = type == SampleType.FLOAT16
                    ? near.stream().flatMap(range -> range.halves().stream()).toList()
                    : near;
            this.fillFloat = rounded;
        } else {
            this.integer = integer(text, type);
            this.fillInteger = fill(text, type);
            this.nan = false;
            this.ranges = List.of();
            this.fillFloat = 0;
        }
    }

    /// The nodata value of samples of some type; nothing where the text is empty.
    static Optional<Nodata> of(String text, SampleType type) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new Nodata(text, type));
    }

    /// The tag's text.
    public String text() {
        return text;
    }

    /// The type of the samples.
    public SampleType type() {
        return type;
    }

    /// The only sample of an integer type that matches, as [#matches(long)] takes it.
    public OptionalLong integer() {
        return integer;
    }

    /// Whether not-a-number matches.
    public boolean nan() {
        return nan;
    }

    /// The floating point samples that match, besides not-a-number.
    public List<FloatRange> ranges() {
        return ranges;
    }

    /// Whether a sample of an integer type is nodata.
    ///
    /// @param sample extended to 64 bits by its type's sign; a UINT64 is the number with its bits
    public boolean matches(long sample) {
        return integer.isPresent() && integer.getAsLong() == sample;
    }

    /// Whether a sample of a floating point type is nodata.
    public boolean matches(double sample) {
        return Double.isNaN(sample) ? nan : ranges.stream().anyMatch(range -> range.contains(sample));
    }

    /// Whether no sample can be nodata, so that all are valid.
    public boolean matchesNothing() {
        return integer.isEmpty() && !nan && ranges.isEmpty();
    }

    /// The samples of a sparse block of an integer type: the value rounded to the nearest of the type.
    public long fillInteger() {
        return fillInteger;
    }

    /// The samples of a sparse block of a floating point type.
    public double fillFloat() {
        return fillFloat;
    }

    private static OptionalLong integer(String text, SampleType type) {
        if (type == SampleType.INT64) {
            return OptionalLong.of(NumberText.signed(text));
        }
        if (type == SampleType.UINT64) {
            return OptionalLong.of(NumberText.unsigned(text));
        }
        double value = NumberText.floating(text);
        boolean fits = value >= least(type) && value <= most(type);
        long cut = (long) value;
        return fits ? OptionalLong.of(cut) : OptionalLong.empty();
    }

    private static long fill(String text, SampleType type) {
        if (type.bytes() == Long.BYTES) {
            return integer(text, type).orElseThrow();
        }
        double value = NumberText.floating(text);
        double rounded = value < 0 ? Math.ceil(value - 0.5) : Math.floor(value + 0.5);
        return (long) Math.max(least(type), Math.min(most(type), Double.isNaN(rounded) ? 0 : rounded));
    }

    private static double least(SampleType type) {
        return type.kind() == SampleType.Kind.UNSIGNED ? 0 : -Math.scalb(1.0, 8 * type.bytes() - 1);
    }

    private static double most(SampleType type) {
        return Math.scalb(1.0, 8 * type.bytes() - (type.kind() == SampleType.Kind.UNSIGNED ? 0 : 1)) - 1;
    }
}
