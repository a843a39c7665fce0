package org.tileindex.zone.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.parquet.PageCodecs;
import org.tileindex.parquet.ParquetDamage;

/// Reads the ids and geometries of a GeoParquet file, column by column, and no other columns.
final class GeoParquetReader {
    private GeoParquetReader() {}

    /// @param features takes them one by one
    /// @throws TileIndexException E010 if it is not a readable GeoParquet file, E007 for its CRS, E001 for a damaged
    /// geometry
    /// @throws CharacterCodingException if an id is not text
    static void read(ZoneSource source, ZoneOptions options, Consumer<String> notes, Consumer<Feature> features)
            throws TileIndexException, CharacterCodingException {
        ParquetReadOptions readOptions = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new PageCodecs())
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(source.content(), readOptions)) {
            FileMetaData metadata = reader.getFooter().getFileMetaData();
            MessageType schema = metadata.getSchema();
            GeoMetadata.Column geometry =
                    GeoMetadata.geometryColumn(source.name(), schema, metadata.getKeyValueMetaData(), notes);
            WantedFields wanted = ParquetFields.wanted(source, options, schema);
            List<Type> flat = new ArrayList<>();
            wanted.columns().forEach(name -> flat.add(schema.getType(name)));
            Type shapes = schema.getType(geometry.name());
            List<Type> all = new ArrayList<>(flat);
            all.add(shapes);
            reader.setRequestedSchema(new MessageType(schema.getName(), all));
            RowGroups rowGroups = new RowGroups(
                    wanted, new MessageType(schema.getName(), flat), geometry, shapes, metadata.getCreatedBy());
            PageReadStore rowGroup = reader.readNextRowGroup();
            while (rowGroup != null) {
                rowGroups.add(rowGroup, features);
                rowGroup = reader.readNextRowGroup();
            }
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

    /// Reads one row group after the other.
    ///
    /// @param flat the columns of attributes
    /// @param shapes the column of geometries
    private record RowGroups(
            WantedFields wanted, MessageType flat, GeoMetadata.Column geometry, Type shapes, String createdBy) {
        void add(PageReadStore rowGroup, Consumer<Feature> features) throws TileIndexException, IOException {
            List<ParquetFields> columns = ParquetFields.open(rowGroup, flat, createdBy);
            ShapeColumn geometries = shapes(rowGroup);
            for (long row = 0; row < rowGroup.getRowCount(); row++) {
                List<Optional<FieldValue>> values = ParquetFields.next(columns);
                ParsedShape parsed = geometries.next();
                wanted.feature(values, parsed::of).ifPresent(features);
            }
        }

        private ShapeColumn shapes(PageReadStore rowGroup) {
            MessageType projection = new MessageType(flat.getName(), List.of(shapes));
            if (!geometry.isWkb()) {
                GeoArrowPolygons polygons = GeoArrowPolygons.of(rowGroup, projection, geometry.encoding());
                return () -> {
                    Optional<List<?>> geometry = polygons.next();
                    return id -> geometry.map(polygons::shape).orElse(Shape.NONE);
                };
            }
            ParquetFields column =
                    ParquetFields.open(rowGroup, projection, createdBy).get(0);
            return () -> {
                Optional<byte[]> wkb = column.nextBytes();
                return id -> wkb.isPresent() ? WkbPolygons.parse(id, wkb.get()) : Shape.NONE;
            };
        }
    }

    /// A column of geometries.
    private interface ShapeColumn {
        /// The geometry of the next row.
        ParsedShape next();
    }

    /// A geometry that is parsed when its zone is known to be wanted.
    private interface ParsedShape {
        Shape of(String id);
    }
}
