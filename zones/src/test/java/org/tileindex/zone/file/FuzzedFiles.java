package org.tileindex.zone.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipOutputStream;

/// Damaged zone files: the sample in every format, cut or with bytes changed, inserted and repeated. A format and a
/// seed give the same bytes in every run.
public final class FuzzedFiles {
    /// Endings of the damaged files. `shp` and `dbf` are two files of one Shapefile.
    public static final List<String> FORMATS =
            List.of("parquet", "geojson", "geojsonl", "gz", "gpkg", "fgb", "shp", "dbf", "zip", "topojson");

    private static final byte[] HOSTILE = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, '[', '{', '"', '9', ','};

    private final Path folder;
    private final String format;
    private final byte[] whole;

    /// @param folder where the files are written
    /// @param format one of [#FORMATS]
    public FuzzedFiles(Path folder, String format) throws IOException {
        this.folder = folder;
        this.format = format;
        this.whole = content();
    }

    /// Writes the file of `seed` and those beside it.
    ///
    /// @return the file that a reader is given; `shp` for a damaged `dbf`
    public Path write(int seed) throws IOException {
        String stem = Integer.toString(seed);
        if (format.equals("shp") || format.equals("dbf")) {
            for (String ending : SampleFormats.SHAPEFILE) {
                Files.write(folder.resolve(stem + "." + ending), Files.readAllBytes(SampleFormats.ne110m(ending)));
            }
        }
        Path damaged = Files.write(folder.resolve(stem + "." + format), damaged(new SplittableRandom(seed)));
        return format.equals("dbf") ? folder.resolve(stem + ".shp") : damaged;
    }

    /// The sample without the file around it.
    private byte[] content() throws IOException {
        return switch (format) {
            case "topojson" -> SampleFormats.topology().getBytes(StandardCharsets.UTF_8);
            case "geojsonl", "gz" ->
                String.join("\n", SampleFormats.featureLines()).getBytes(StandardCharsets.UTF_8);
            case "zip" -> Files.readAllBytes(SampleFormats.ne110m("shp"));
            default -> Files.readAllBytes(SampleFormats.ne110m(format));
        };
    }

    /// The content as it is, or packed.
    private byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        switch (format) {
            case "gz" -> {
                try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                    out.write(content);
                }
            }
            case "zip" -> {
                try (ZipOutputStream zip = new ZipOutputStream(packed)) {
                    for (String ending : SampleFormats.SHAPEFILE) {
                        zip.putNextEntry(SampleFormats.entry("ne110m." + ending));
                        zip.write(ending.equals("shp") ? content : Files.readAllBytes(SampleFormats.ne110m(ending)));
                    }
                }
            }
            default -> packed.write(content);
        }
        return packed.toByteArray();
    }

    /// The damaged file. Half of all damage leaves the text or the structure as it is, so that many files can be read.
    private byte[] damaged(SplittableRandom random) throws IOException {
        return random.nextBoolean() ? packed(altered(whole.clone(), random)) : damaged(packed(whole), random);
    }

    /// Up to three changes: digits become other digits, letters other letters, and bits of other bytes are flipped,
    /// unless the file is text.
    private byte[] altered(byte[] content, SplittableRandom random) {
        boolean text = content[0] == '{';
        int changes = 1 + random.nextInt(3);
        while (changes > 0) {
            int at = random.nextInt(content.length);
            byte old = content[at];
            if (old >= '0' && old <= '9') {
                content[at] = (byte) ('0' + random.nextInt(10));
            } else if (Character.isLetter(old)) {
                content[at] = (byte) ((old & 0x60) + 1 + random.nextInt(26));
            } else if (!text) {
                content[at] ^= (byte) (1 << random.nextInt(8));
            }
            changes -= content[at] == old ? 0 : 1;
        }
        return content;
    }

    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        if (damaged.length == 0) {
            return damaged;
        }
        // Headers and footers decide most, so half of the damage is near an end.
        int reach = random.nextBoolean() ? damaged.length : Math.min(damaged.length, 2048);
        int offset = random.nextBoolean() ? 0 : damaged.length - reach;
        for (int i = 0; i <= random.nextInt(8); i++) {
            int at = offset + random.nextInt(reach);
            int length = Math.min(random.nextBoolean() ? 1 : 4, damaged.length - at);
            byte value = random.nextBoolean() ? (byte) random.nextInt(256) : HOSTILE[random.nextInt(HOSTILE.length)];
            if (random.nextInt(8) == 0) {
                System.arraycopy(damaged, random.nextInt(damaged.length - length + 1), damaged, at, length);
            } else {
                Arrays.fill(damaged, at, at + length, value);
            }
        }
        return damaged;
    }
}
