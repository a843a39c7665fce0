package org.tileindex.raster.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The blocks that GDAL wrote, from `blocks.tsv`; `raster/src/test/gdal/blocks.py` says what its lines are.
final class GdalBlocks {
    /// A block with the samples that GDAL reads from it.
    static final class Block {
        private final BlockFormat format;
        private final byte[] stored;
        private final byte[] samples;

        private Block(BlockFormat format, byte[] stored, byte[] samples) {
            this.format = format;
            this.stored = stored;
            this.samples = samples;
        }

        BlockFormat format() {
            return format;
        }

        byte[] stored() {
            return stored;
        }

        byte[] samples() {
            return samples;
        }

        @Override
        public String toString() {
            return format.toString();
        }
    }

    private GdalBlocks() {}

    static List<Block> all() throws IOException {
        Map<String, byte[]> samples = new HashMap<>();
        List<Block> blocks = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(GdalBlocks.class.getResourceAsStream("blocks.tsv"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line : lines.lines().toList()) {
                List<String> fields = List.of(line.split("\t"));
                byte[] bytes = Base64.getDecoder().decode(fields.getLast());
                String key = fields.get(1);
                if (fields.getFirst().equals("samples")) {
                    samples.put(key, bytes);
                } else {
                    blocks.add(new Block(format(fields), bytes, Objects.requireNonNull(samples.get(key))));
                }
            }
        }
        return blocks;
    }

    private static BlockFormat format(List<String> fields) {
        return new BlockFormat(
                Integer.parseInt(fields.get(2)),
                Integer.parseInt(fields.get(3)),
                Integer.parseInt(fields.get(4)),
                SampleType.valueOf(fields.get(5)),
                Integer.parseInt(fields.get(6)),
                fields.get(7).equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                Boolean.parseBoolean(fields.get(8)),
                Compression.valueOf(fields.get(9)),
                Predictor.valueOf(fields.get(10)));
    }
}
