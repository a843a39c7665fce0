package org.tileindex.zone.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.tileindex.fault.TileIndexException;

/// Reads one layer of features of a GeoPackage (OGC 12-128r19), with SQLite and from memory: SQLite neither opens
/// nor locks nor writes the file.
final class GeoPackageReader {
    /// Bytes 18 and 19 of SQLite's header are 2 for a write-ahead log, which a database in memory cannot have.
    private static final int JOURNAL_MODE = 18;

    /// A message of SQLite: a constant, its meaning, and the details.
    private static final Pattern CODED = Pattern.compile("\\[SQLITE_\\w+\\].*?\\((.*)\\)", Pattern.DOTALL);

    private static final int STEPS_BETWEEN_CHECKS = 100_000;
    private static final long LEAST_STEPS = 20_000_000;
    private static final long STEPS_PER_BYTE = 100;

    private GeoPackageReader() {}

    /// @throws IOException if it is damaged or is not a GeoPackage, or if one of its views does not come to an end
    /// @throws TileIndexException E010 for an unknown layer, E007 for its CRS, E005 if no attribute holds ids, E001
    ///     for a geometry that is damaged or is not a polygon
    static List<Feature> read(ZoneSource source, ZoneOptions options, Consumer<String> notes)
            throws TileIndexException, IOException {
        if (source.path().isPresent()) {
            refuseWriteAheadLog(source.path().get());
        }
        byte[] content = source.bytes();
        if (content.length > JOURNAL_MODE + 1 && content[JOURNAL_MODE] == 2) {
            content = content.clone();
            Arrays.fill(content, JOURNAL_MODE, JOURNAL_MODE + 2, (byte) 1);
        }
        try (SQLiteConnection connection = JDBC.createConnection("jdbc:sqlite::memory:", new Properties())) {
            connection.deserialize("main", content);
            connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, Math.max(1_000_000, content.length));
            limitSteps(connection, LEAST_STEPS + STEPS_PER_BYTE * content.length);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA trusted_schema = OFF");
                statement.execute("PRAGMA query_only = ON");
                return features(source, options, notes, connection, statement);
            }
        } catch (SQLException e) {
            throw new IOException(words(e), e);
        }
    }

    /// SQLite's own words, without the names of its constants.
    private static String words(SQLException e) {
        Matcher coded = CODED.matcher(String.valueOf(e.getMessage()));
        return coded.matches() ? "its database: " + coded.group(1) : String.valueOf(e.getMessage());
    }

    private static void refuseWriteAheadLog(Path path) throws IOException {
        Path log = path.resolveSibling(path.getFileName() + "-wal");
        if (Files.exists(log) && Files.size(log) > 0) {
            throw new IOException("changes to it are still in %s; close the program that writes it".formatted(log));
        }
    }

    /// Stops SQLite after `most` steps, because a database may contain views, and a view may compute for ever.
    private static void limitSteps(SQLiteConnection connection, long most) throws SQLException {
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_CHECKS, new ProgressHandler() {
            private long steps;

            @Override
            protected int progress() {
                steps += STEPS_BETWEEN_CHECKS;
                return steps > most ? 1 : 0;
            }
        });
    }

    private static List<Feature> features(
            ZoneSource source,
            ZoneOptions options,
            Consumer<String> notes,
            SQLiteConnection connection,
            Statement statement)
            throws TileIndexException, SQLException, IOException {
        String layer = LayerChoice.of(source, layers(statement), options.layer());
        String geometry = geometryColumn(source, notes, connection, layer);
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("PRAGMA table_info(" + quoted(layer) + ")")) {
            while (rows.next()) {
                if (!rows.getString("name").equalsIgnoreCase(geometry)) {
                    columns.add(rows.getString("name"));
                }
            }
        }
        WantedFields wanted = WantedFields.of(source, options, columns);
        StringBuilder selected = new StringBuilder(quoted(geometry));
        wanted.columns().forEach(column -> selected.append(", ").append(quoted(column)));
        List<Feature> features = new ArrayList<>();
        long bytesLeft = source.bytes().length;
        try (ResultSet rows = statement.executeQuery("SELECT %s FROM %s".formatted(selected, quoted(layer)))) {
            while (rows.next()) {
                Optional<byte[]> blob = Optional.ofNullable(rows.getBytes(1));
                bytesLeft -= 1 + blob.map(bytes -> bytes.length).orElse(0);
                if (bytesLeft < 0) {
                    throw new IOException("layer %s has more bytes than the file".formatted(layer));
                }
                List<Optional<FieldValue>> values = new ArrayList<>();
                for (int column = 0; column < wanted.columns().size(); column++) {
                    values.add(value(rows, column + 2));
                }
                wanted.feature(values, id -> blob.isPresent() ? polygons(id, blob.get()) : Shape.NONE)
                        .ifPresent(features::add);
            }
        }
        return features;
    }

    private static List<String> layers(Statement statement) throws SQLException {
        List<String> layers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT c.table_name FROM gpkg_contents c"
                + " JOIN gpkg_geometry_columns g ON lower(g.table_name) = lower(c.table_name)"
                + " WHERE c.data_type = 'features' ORDER BY c.table_name")) {
            while (rows.next()) {
                layers.add(String.valueOf(rows.getString(1)));
            }
        }
        return layers;
    }

    private static String geometryColumn(
            ZoneSource source, Consumer<String> notes, SQLiteConnection connection, String layer)
            throws SQLException, IOException, TileIndexException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT g.column_name, s.organization, s.organization_coordsys_id, s.definition, g.srs_id"
                        + " FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id"
                        + " WHERE lower(g.table_name) = lower(?)")) {
            query.setString(1, layer);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IOException("layer %s has no geometry column".formatted(layer));
                }
                String name = row.getString(2) + ":" + row.getString(3);
                if (isUndefined(row.getLong(5), String.valueOf(row.getString(4)))) {
                    notes.accept(Wgs84.assumed(source.name()));
                } else if (!Wgs84.isName(name) && !CrsText.isWgs84(String.valueOf(row.getString(4)))) {
                    throw Wgs84.refused(
                            source.name(),
                            "the CRS of layer %s is %s (srs_id %d)".formatted(layer, name, row.getLong(5)));
                }
                return String.valueOf(row.getString(1));
            }
        }
    }

    /// Whether a layer has no CRS: the specification's -1 and 0, and GDAL's 99999.
    private static boolean isUndefined(long srsId, String definition) {
        return srsId == -1
                || srsId == 0
                || (srsId == 99999 && definition.toUpperCase(Locale.ROOT).contains("UNDEFINED SRS"));
    }

    private static Optional<FieldValue> value(ResultSet rows, int column)
            throws SQLException, CharacterCodingException {
        return switch (rows.getObject(column)) {
            case null -> Optional.empty();
            case Number number -> Optional.of(new FieldValue.Numeric(number.toString()));
            case byte[] bytes -> Optional.of(FieldValue.Text.of(bytes, StandardCharsets.UTF_8));
            case Object text -> Optional.of(text(rows, column, text.toString()));
        };
    }

    /// SQLite's driver puts a replacement character in the place of damaged bytes, so they are decoded again.
    private static FieldValue text(ResultSet rows, int column, String text)
            throws SQLException, CharacterCodingException {
        return text.indexOf('\ufffd') < 0
                ? new FieldValue.Text(text)
                : FieldValue.Text.of(rows.getBytes(column), StandardCharsets.UTF_8);
    }

    /// Polygons of a GeoPackageBinary (section 2.1.3): a header, an envelope whose length is in the header's flags,
    /// then well-known binary.
    private static Shape polygons(String id, byte[] blob) throws IOException {
        if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P' || blob[2] != 0) {
            throw new IOException("the geometry of zone %s is not GeoPackageBinary".formatted(id));
        }
        int flags = blob[3];
        int envelope = switch ((flags >> 1) & 7) {
            case 0 -> 0;
            case 1 -> 32;
            case 2, 3 -> 48;
            case 4 -> 64;
            default -> blob.length;
        };
        if ((flags & 0x20) != 0 || blob.length - 8 < envelope) {
            throw new IOException("the geometry of zone %s has an unknown header".formatted(id));
        }
        return WkbPolygons.parse(id, Arrays.copyOfRange(blob, 8 + envelope, blob.length));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
