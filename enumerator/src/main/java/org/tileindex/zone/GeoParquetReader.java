package org.tileindex.zone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.parquet.PageCodecs;

/// Reads the id and the geometry of every feature of a GeoParquet file, column by column, and nothing else of it.
final class GeoParquetReader {
    /// Names by which country codes usually go, in order of preference.
    private static final List<String> ID_NAMES =
            List.of("iso_a2", "country_iso", "iso_3166_1_alpha_2", "iso3166_1_alpha_2", "iso2", "alpha_2", "country");

    private GeoParquetReader() {}

    /// @throws TileIndexException E010 if it is no readable GeoParquet, E007 for its CRS, E001 for a damaged geometry
    static List<Feature> read(ZoneSource source) throws TileIndexException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new PageCodecs())
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(source.content(), options)) {
            FileMetaData metadata = reader.getFooter().getFileMetaData();
            MessageType schema = metadata.getSchema();
            String geometry = GeoMetadata.geometryColumn(source.name(), schema, metadata.getKeyValueMetaData());
            String id = idColumn(source, schema);
            MessageType projection =
                    new MessageType(schema.getName(), List.of(schema.getType(id), schema.getType(geometry)));
            reader.setRequestedSchema(projection);
            List<Feature> features = new ArrayList<>();
            PageReadStore rowGroup = reader.readNextRowGroup();
            while (rowGroup != null) {
                addRowGroup(rowGroup, projection, metadata.getCreatedBy(), features);
                rowGroup = reader.readNextRowGroup();
            }
            return features;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // A damaged size asks for more memory than there is.
            throw new TileIndexException(
                            ErrorCode.E010_INPUT,
                            "zone file %s is not a readable Parquet file".formatted(source.name()),
                            "Give a GeoParquet file.")
                    .causedBy(e);
        }
    }

    private static void addRowGroup(
            PageReadStore rowGroup, MessageType projection, String createdBy, List<Feature> features)
            throws TileIndexException {
        ColumnReadStoreImpl columns =
                new ColumnReadStoreImpl(rowGroup, new Discard(projection.getFieldCount()), projection, createdBy);
        ColumnReader ids = columns.getColumnReader(projection.getColumns().get(0));
        ColumnReader geometries =
                columns.getColumnReader(projection.getColumns().get(1));
        for (long row = 0; row < rowGroup.getRowCount(); row++) {
            Optional<String> id = next(ids).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
            Optional<byte[]> wkb = next(geometries);
            // Without an id nobody can ask for the feature, so whatever geometry it has is none of our business.
            boolean wanted = id.isPresent() && wkb.isPresent();
            features.add(new Feature(id, wanted ? WkbPolygons.parse(id.get(), wkb.get()) : List.of()));
        }
    }

    /// The next value of a flat column; empty for null.
    private static Optional<byte[]> next(ColumnReader column) {
        boolean present =
                column.getCurrentDefinitionLevel() == column.getDescriptor().getMaxDefinitionLevel();
        Optional<byte[]> value = present ? Optional.of(column.getBinary().getBytes()) : Optional.empty();
        column.consume();
        return value;
    }

    private static String idColumn(ZoneSource source, MessageType schema) throws TileIndexException {
        for (String name : ID_NAMES) {
            for (Type field : schema.getFields()) {
                if (field.getName().toLowerCase(Locale.ROOT).equals(name)
                        && field.isPrimitive()
                        && !field.isRepetition(Type.Repetition.REPEATED)
                        && field.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation) {
                    return field.getName();
                }
            }
        }
        throw new TileIndexException(
                ErrorCode.E005_ISO_FK,
                "zone file %s has no text column of country codes".formatted(source.name()),
                "Name it one of: " + Set.copyOf(ID_NAMES).stream().sorted().toList() + ".");
    }

    /// Column readers insist on converters; values are taken from the readers themselves.
    private static final class Discard extends GroupConverter {
        private final List<PrimitiveConverter> fields;

        Discard(int fields) {
            List<PrimitiveConverter> converters = new ArrayList<>(fields);
            for (int i = 0; i < fields; i++) {
                converters.add(new PrimitiveConverter() {});
            }
            this.fields = converters;
        }

        @Override
        public Converter getConverter(int field) {
            return fields.get(field);
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
