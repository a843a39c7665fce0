package org.tileindex.raster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Files that GDAL 3.6 wrote of one raster in different layouts, and what GDAL reads of them.
public final class Variants {
    private Variants() {}

    /// A file, and what GDAL says about it.
    ///
    /// @param type as GDAL names it
    /// @param transform the six numbers of GDAL's geotransform
    public record Variant(
            String name,
            int width,
            int height,
            int bands,
            String type,
            int blockWidth,
            int blockHeight,
            double nodata,
            List<Double> transform) {
        public BytesInMemory source() {
            return new BytesInMemory(name + ".tif", bytes(name + ".tif"));
        }
    }

    public static List<Variant> all() {
        return new String(bytes("expected/index.tsv"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t", -1))
                .map(Variants::variant)
                .toList();
    }

    public static Variant named(String name) {
        return all().stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Variant variant(String[] words) {
        return new Variant(
                words[0],
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                words[4],
                Integer.parseInt(words[5]),
                Integer.parseInt(words[6]),
                Double.parseDouble(words[7]),
                List.of(words).subList(8, 14).stream().map(Double::valueOf).toList());
    }

    /// The bytes of a file in the folder of variants.
    public static byte[] bytes(String file) {
        try (InputStream in = Optional.ofNullable(Variants.class.getResourceAsStream("variants/" + file))
                .orElseThrow(() -> new IllegalArgumentException("no variant " + file))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
