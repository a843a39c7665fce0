package org.tileindex.run;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.parquet.Version;
import org.tileindex.arrow.ArrowShardWriter;
import org.tileindex.grid.Grid;
import org.tileindex.writer.page.Codec;

/// Everything that decides the bytes of the output, and nothing else: not the workers, the machine, the time or a
/// path (contract, section 3.4).
public final class Parameters {
    /// Raised whenever the same parameters give other bytes than before.
    private static final int FORMAT_VERSION = 2;

    private final TreeMap<String, String> values = new TreeMap<>();

    private Parameters() {}

    static Parameters of(RunRequest request, String zoneDigest, Collection<String> zones) {
        Parameters parameters = new Parameters();
        Grid grid = request.grid();
        Map<String, String> values = parameters.values;
        values.put("format_version", Integer.toString(FORMAT_VERSION));
        values.put("grid.nrows", Integer.toString(grid.nrows()));
        values.put("grid.ncols", Integer.toString(grid.ncols()));
        values.put("grid.origin_lon", Double.toString(grid.originLon()));
        values.put("grid.origin_lat", Double.toString(grid.originLat()));
        values.put("grid.pixel_width", Double.toString(grid.pixelWidth()));
        values.put("grid.pixel_height", Double.toString(grid.pixelHeight()));
        values.put("inclusion_rule", request.rule().id());
        values.put("zones.sha256", zoneDigest);
        request.zones().options().idField().ifPresent(field -> values.put("zones.id_field", field));
        request.zones().options().layer().ifPresent(layer -> values.put("zones.layer", layer));
        values.put(
                "zones.ids",
                zones.stream()
                        .map(zone -> URLEncoder.encode(zone, StandardCharsets.UTF_8))
                        .collect(Collectors.joining(",")));
        values.put("zones.id_kind", request.zones().options().ids().name().toLowerCase(Locale.ROOT));
        values.put("zones.on_invalid", request.zones().onInvalid().name().toLowerCase(Locale.ROOT));
        values.put("shard_rows", Long.toString(request.shardRows()));
        if (request.format() == FileFormat.ARROW) {
            parameters.putArrow(request.codec());
        } else {
            parameters.putParquet(request);
        }
        return parameters;
    }

    private void putParquet(RunRequest request) {
        values.put("created_by", Version.FULL_VERSION);
        values.put("codec", request.codec().parquetName().name());
        values.put("encodings", encodings(request.codec()));
        values.put("page_rows", Integer.toString(RunRequest.PAGE_ROWS));
        values.put("row_group_rows", Long.toString(request.rowGroupRows()));
    }

    private void putArrow(Codec codec) {
        values.put("file_format", FileFormat.ARROW.id());
        values.put("codec", codec.name());
        values.put("batch_rows", Integer.toString(ArrowShardWriter.BATCH_ROWS));
    }

    /// LZ4 reaches too short for the dictionary indices of rows of the grid that are wider than 32,767 tiles.
    private static String encodings(Codec codec) {
        return "RLE_DICTIONARY,DELTA_BINARY_PACKED" + (codec == Codec.LZ4 ? ",BYTE_STREAM_SPLIT" : "");
    }

    /// The canonical rendering: `key=value` lines in ASCII order, each ended by a line feed.
    public String canonical() {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    /// SHA-256 of [#canonical], lower-case hexadecimal.
    public String hash() {
        return sha256(canonical());
    }

    /// The values by key, in ASCII order.
    public Map<String, String> asMap() {
        return Map.copyOf(values);
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
