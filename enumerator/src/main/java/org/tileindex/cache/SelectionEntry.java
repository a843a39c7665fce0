package org.tileindex.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tileindex.plan.SelectedZones;
import org.tileindex.plan.ZoneRemarks;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.ZoneIds;

/// Selected zones as the bytes of a cache entry: lists, each after its length; texts in UTF-8, numbers big-endian.
/// There may be a million zones.
final class SelectionEntry {
    private SelectionEntry() {}

    /// @param selection without problems; they are not kept
    static byte[] toBytes(SelectedZones selection) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(selection.extents().size());
            for (var zone : selection.extents().entrySet()) {
                writeText(zone.getKey(), out);
                write(zone.getValue(), out);
            }
            out.writeInt(selection.withoutId());
            writeTexts(selection.leftOut(), out);
            writeTexts(selection.notes(), out);
        } catch (IOException e) {
            throw new IllegalStateException("memory takes all bytes", e);
        }
        return bytes.toByteArray();
    }

    /// The selection that [#toBytes] wrote; empty if the bytes are something else.
    static Optional<SelectedZones> parse(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            SortedMap<String, ZoneExtent> extents = new TreeMap<>(ZoneIds::compare);
            for (int zones = in.readInt(); zones > 0; zones--) {
                extents.put(readText(in), readExtent(in));
            }
            int withoutId = in.readInt();
            List<String> leftOut = readTexts(in);
            List<String> notes = readTexts(in);
            return in.available() > 0
                    ? Optional.empty()
                    : Optional.of(new SelectedZones(extents, new ZoneRemarks(leftOut, withoutId, List.of(), notes)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void write(ZoneExtent zone, DataOutputStream out) throws IOException {
        out.writeDouble(zone.west());
        out.writeDouble(zone.south());
        out.writeDouble(zone.east());
        out.writeDouble(zone.north());
        out.writeDouble(zone.area());
        out.writeDouble(zone.rise());
        out.writeInt(zone.vertices());
    }

    private static ZoneExtent readExtent(DataInputStream in) throws IOException {
        return new ZoneExtent(
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt());
    }

    private static void writeTexts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(text, out);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(readText(in));
        }
        return texts;
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of %d bytes".formatted(length));
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
