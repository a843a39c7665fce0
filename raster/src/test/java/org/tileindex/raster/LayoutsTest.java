package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.fault.TileIndexException;

/// Small files of the layouts that GdalLayoutsProof draws have the values and masks that GDAL reads, without GDAL.
/// `raster/src/test/gdal/layouts.py` wrote the sample.
class LayoutsTest {
    static List<String> layouts() throws Exception {
        try (InputStream in = Objects.requireNonNull(LayoutsTest.class.getResourceAsStream("layouts.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void aLayoutHasTheValuesThatGdalReads(String line) throws Exception {
        Layout layout = Layout.of(line);
        String[] words = line.split("\t", -1);
        BytesInMemory source =
                new BytesInMemory("layout.tif", Base64.getDecoder().decode(words[8]));
        byte[] expected = Base64.getDecoder().decode(words[9]);
        try (Raster raster = Raster.open(source, false)) {
            if (layout.refusal().isEmpty()) {
                assertEquals("", layout.difference(raster, expected), layout::toString);
            } else {
                assertTrue(
                        layout.isRefusedBy(assertThrows(TileIndexException.class, () -> WholeRasters.read(raster))),
                        layout::toString);
            }
        }
    }
}
