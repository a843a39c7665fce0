package org.tileindex.zone.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.parquet.PageCodecs;
import org.tileindex.parquet.ParquetDamage;

/// Reads the ids and geometries of a GeoParquet file, column by column, and no other columns.
final class GeoParquetReader {
    private GeoParquetReader() {}

    /// @throws TileIndexException E010 if it is not a readable GeoParquet file, E007 for its CRS, E001 for a damaged
    /// geometry
    /// @throws CharacterCodingException if an id is not text
    static List<Feature> read(ZoneSource source, ZoneOptions options, Consumer<String> notes)
            throws TileIndexException, CharacterCodingException {
        ParquetReadOptions readOptions = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new PageCodecs())
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(source.content(), readOptions)) {
            FileMetaData metadata = reader.getFooter().getFileMetaData();
            MessageType schema = metadata.getSchema();
            GeoMetadata.Column geometry =
                    GeoMetadata.geometryColumn(source.name(), schema, metadata.getKeyValueMetaData(), notes);
            String id = idColumn(source, schema, new IdField(options));
            MessageType projection =
                    new MessageType(schema.getName(), List.of(schema.getType(id), schema.getType(geometry.name())));
            reader.setRequestedSchema(projection);
            List<Feature> features = new ArrayList<>();
            PageReadStore rowGroup = reader.readNextRowGroup();
            while (rowGroup != null) {
                if (geometry.isWkb()) {
                    addRowGroup(rowGroup, projection, metadata.getCreatedBy(), features);
                } else {
                    GeoArrowPolygons.addRowGroup(rowGroup, projection, geometry.encoding(), features);
                }
                rowGroup = reader.readNextRowGroup();
            }
            return features;
        } catch (CharacterCodingException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // A damaged size may ask for more memory than is available.
            throw new TileIndexException(
                            ErrorCode.E010_INPUT,
                            "zone file %s is not a readable Parquet file (%s)"
                                    .formatted(source.name(), ParquetDamage.of(source.content(), e)),
                            "Write the file again, or give another one.")
                    .causedBy(e);
        }
    }

    private static void addRowGroup(
            PageReadStore rowGroup, MessageType projection, String createdBy, List<Feature> features)
            throws TileIndexException, IOException {
        ColumnReadStoreImpl columns =
                new ColumnReadStoreImpl(rowGroup, new Discard(projection.getFieldCount()), projection, createdBy);
        ColumnReader ids = columns.getColumnReader(projection.getColumns().get(0));
        ColumnReader geometries =
                columns.getColumnReader(projection.getColumns().get(1));
        for (long row = 0; row < rowGroup.getRowCount(); row++) {
            Optional<String> id = next(ids, GeoParquetReader::text);
            Optional<byte[]> wkb = next(geometries, column -> column.getBinary().getBytes());
            // Nobody can ask for a feature without an id, so its geometry is not even parsed.
            boolean wanted = id.isPresent() && wkb.isPresent();
            features.add(new Feature(id, wanted ? WkbPolygons.parse(id.get(), wkb.get()) : Shape.NONE));
        }
    }

    /// The next value of a flat column; empty for null.
    private static <T> Optional<T> next(ColumnReader column, ValueReader<T> read) throws IOException {
        boolean present =
                column.getCurrentDefinitionLevel() == column.getDescriptor().getMaxDefinitionLevel();
        Optional<T> value = present ? Optional.of(read.of(column)) : Optional.empty();
        column.consume();
        return value;
    }

    /// Reads the present value of a column.
    private interface ValueReader<T> {
        T of(ColumnReader column) throws IOException;
    }

    private static String text(ColumnReader column) throws IOException {
        PrimitiveType type = column.getDescriptor().getPrimitiveType();
        boolean unsigned =
                type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation number && !number.isSigned();
        return switch (type.getPrimitiveTypeName()) {
            case INT32 ->
                unsigned ? Integer.toUnsignedString(column.getInteger()) : Integer.toString(column.getInteger());
            case INT64 -> unsigned ? Long.toUnsignedString(column.getLong()) : Long.toString(column.getLong());
            case FLOAT -> IdField.ofNumber(Float.toString(column.getFloat()));
            case DOUBLE -> IdField.ofNumber(Double.toString(column.getDouble()));
            default -> IdField.ofText(column.getBinary().getBytes(), StandardCharsets.UTF_8);
        };
    }

    /// The column of ids. A guessed column must be text; a column that the user names may hold numbers.
    private static String idColumn(ZoneSource source, MessageType schema, IdField idField) throws TileIndexException {
        List<String> names = schema.getFields().stream()
                .filter(field -> field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED))
                .filter(field -> isText(field) || (!idField.isGuessed() && isNumber(field)))
                .map(Type::getName)
                .toList();
        return names.get(idField.choose(source, names));
    }

    private static boolean isText(Type field) {
        return field.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation;
    }

    private static boolean isNumber(Type field) {
        LogicalTypeAnnotation logical = field.getLogicalTypeAnnotation();
        return (logical == null || logical instanceof IntLogicalTypeAnnotation)
                && switch (field.asPrimitiveType().getPrimitiveTypeName()) {
                    case INT32, INT64, FLOAT, DOUBLE -> true;
                    default -> false;
                };
    }

    /// Satisfies the column readers, which require converters; values are read from the column readers themselves.
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
