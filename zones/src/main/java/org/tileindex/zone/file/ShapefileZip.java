package org.tileindex.zone.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.tileindex.fault.TileIndexException;

/// A zip with the files of one or more Shapefiles in any folder. A layer's name is the path of its `.shp` without the
/// ending.
final class ShapefileZip {
    private static final Set<String> ENDINGS = Set.of("shp", "dbf", "prj", "cpg");
    private static final long LEAST_ROOM = 64L << 20;
    private static final long HIGHEST_RATIO = 100;

    private long room;
    private final TreeMap<String, Map<String, byte[]>> stems = new TreeMap<>();

    private ShapefileZip(long size) {
        this.room = LEAST_ROOM + HIGHEST_RATIO * size;
    }

    /// The files of one Shapefile by their endings.
    ///
    /// @throws IOException if it is damaged, or inflates without measure
    /// @throws TileIndexException E010 if it contains no Shapefile, or several and none is chosen
    static Map<String, byte[]> open(ZoneSource source, ZoneOptions options) throws IOException, TileIndexException {
        ShapefileZip zip = new ShapefileZip(source.bytes().length);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(source.bytes()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.add(entry, in);
            }
        }
        List<String> layers = zip.stems.entrySet().stream()
                .filter(stem -> stem.getValue().containsKey("shp"))
                .map(Map.Entry::getKey)
                .toList();
        Map<String, byte[]> layer = zip.stems.get(LayerChoice.of(source, layers, options.layer()));
        return layer == null ? Map.of() : layer;
    }

    private void add(ZipEntry entry, ZipInputStream in) throws IOException {
        String name = entry.getName();
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        // macOS adds files of its own with the same endings.
        boolean wanted = dot > 0 && ENDINGS.contains(ending) && !name.startsWith("__MACOSX/");
        if (wanted) {
            byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, room + 1));
            spend(content.length);
            stems.computeIfAbsent(name.substring(0, dot), stem -> new TreeMap<>())
                    .put(ending, content);
        } else {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                spend(read);
            }
        }
    }

    private void spend(long bytes) throws IOException {
        room -= bytes;
        if (room < 0) {
            throw new IOException("it inflates to more than %d times its size".formatted(HIGHEST_RATIO));
        }
    }
}
