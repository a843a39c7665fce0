package org.tileindex.zone.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.tileindex.fault.Printable;

/// A zone file inside a gzip file, or alone inside a zip. Zips with Shapefiles are left to [ShapefileZip].
final class PackedFile {
    private static final Set<String> ENDINGS =
            Set.of("gpkg", "geojson", "json", "topojson", "fgb", "parquet", "geojsonl");
    private static final int HEAD_BYTES = 1 << 9;
    private static final long LEAST_ROOM = 64L << 20;
    private static final long HIGHEST_RATIO = 100;

    private final byte[] content;

    private PackedFile(byte[] content) {
        this.content = content;
    }

    /// The content of the zone file inside; `content` itself if it is not packed.
    ///
    /// @throws IOException if it is damaged, inflates without measure, or is a zip of several zone files
    static byte[] unpacked(byte[] content) throws IOException {
        PackedFile file = new PackedFile(content);
        try {
            if (file.startsWith(0x1f, 0x8b)) {
                return file.inflated(new GZIPInputStream(new ByteArrayInputStream(content)));
            }
            return file.startsWith('P', 'K') ? file.onlyEntry() : content;
        } catch (ZipException | java.io.EOFException e) {
            throw new IOException("its compressed content is damaged", e);
        }
    }

    /// The first bytes of the content, unpacked, given the first bytes of a file; nothing if they are damaged.
    static byte[] head(byte[] start) {
        PackedFile file = new PackedFile(start);
        if (!file.startsWith(0x1f, 0x8b)) {
            return start;
        }
        byte[] head = new byte[HEAD_BYTES];
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(start))) {
            int length = in.read(head);
            return Arrays.copyOf(head, Math.max(0, length));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private boolean startsWith(int first, int second) {
        return content.length > 1 && (content[0] & 0xff) == first && (content[1] & 0xff) == second;
    }

    private byte[] onlyEntry() throws IOException {
        List<String> names = new ArrayList<>();
        byte[] found = content;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
                if (ending.equals("shp")) {
                    return content;
                }
                if (ENDINGS.contains(ending) && !name.startsWith("__MACOSX/")) {
                    names.add(name);
                    found = names.size() == 1 ? inflated(in) : content;
                }
            }
        }
        if (names.size() > 1) {
            throw new IOException("it holds %d zone files: %s".formatted(names.size(), Printable.list(names)));
        }
        return found;
    }

    private byte[] inflated(InputStream in) throws IOException {
        long room = LEAST_ROOM + HIGHEST_RATIO * content.length;
        byte[] inflated = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, room + 1));
        if (inflated.length > room) {
            throw new IOException("it inflates to more than %d times its size".formatted(HIGHEST_RATIO));
        }
        return inflated;
    }
}
