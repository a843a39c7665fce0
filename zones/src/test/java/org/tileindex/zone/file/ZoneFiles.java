package org.tileindex.zone.file;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/// Zone files by independent writers: DuckDB, and parquet-java where DuckDB cannot write the file.
final class ZoneFiles {
    static final String GEO = """
            {"version":"1.1.0","primary_column":"geometry",\
            "columns":{"geometry":{"encoding":"WKB","geometry_types":[]}}}""";
    static final String SQUARE = "POLYGON((0 0,1 0,1 1,0 1,0 0))";

    private ZoneFiles() {}

    static byte[] wkb(String wkt) {
        try {
            return new WKBWriter().write(new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// A blob literal for DuckDB.
    static String blob(String wkt) {
        return "unhex('" + HexFormat.of().formatHex(wkb(wkt)) + "')";
    }

    static Path duckDb(Path file, String query, String options) throws SQLException {
        return duckDb(file, query, options, GEO);
    }

    static Path duckDb(Path file, String query, String options, String geo) throws SQLException {
        return duckDbWithout(file, query, options + ", KV_METADATA {geo: '" + geo + "'}");
    }

    static Path duckDbWithout(Path file, String query, String options) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (%s) TO '%s' (FORMAT parquet%s)".formatted(query, file, options));
        }
        return file;
    }

    /// One row: an id, or null, and a geometry, or null.
    record Row(Optional<String> id, Optional<byte[]> geometry) {
        static Row of(String id, byte[] geometry) {
            return new Row(Optional.of(id), Optional.of(geometry));
        }
    }

    /// Writes with parquet-java; the schema has the fields `iso_a2` and `geometry`.
    static Path parquetJava(Path file, MessageType schema, Map<String, String> keyValues, List<Row> rows)
            throws IOException {
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withExtraMetaData(keyValues)
                .build()) {
            for (Row row : rows) {
                Group group = new SimpleGroup(schema);
                row.id().ifPresent(id -> group.add("iso_a2", id));
                row.geometry().ifPresent(wkb -> group.add("geometry", Binary.fromConstantByteArray(wkb)));
                writer.write(group);
            }
        }
        return file;
    }
}
