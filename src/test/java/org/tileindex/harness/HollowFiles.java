package org.tileindex.harness;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/// Copies of a Parquet file in which pages are missing: where they were, there are zeros, which are no page. So a
/// reader fails if it looks at one of them, and what it skips shows by what it survives. That holds for every reader,
/// whatever it tells of itself.
final class HollowFiles {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = Integer.BYTES + MAGIC.length;

    private HollowFiles() {}

    /// One file for each row group, which is the only one in its footer and has no page. Its indexes are there.
    static List<Path> ofRowGroups(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> hollow = new ArrayList<>();
        try (FileChannel source = FileChannel.open(file)) {
            Footer footer = Footer.read(source);
            for (int i = 0; i < footer.metadata.getRow_groups().size(); i++) {
                RowGroup rowGroup = footer.metadata.getRow_groups().get(i);
                long indexes = rowGroup.getColumns().stream()
                        .mapToLong(ColumnChunk::getColumn_index_offset)
                        .min()
                        .orElseThrow();
                Path path = folder.resolve("row-group-%d.parquet".formatted(i));
                FileMetaData metadata = new FileMetaData(footer.metadata);
                metadata.setRow_groups(List.of(rowGroup));
                metadata.setNum_rows(rowGroup.getNum_rows());
                try (FileChannel target = create(path)) {
                    target.write(ByteBuffer.wrap(MAGIC), 0);
                    copy(source, indexes, footer.start, target);
                    writeFooter(metadata, footer.start, target);
                }
                hollow.add(path);
            }
        }
        return hollow;
    }

    /// A page of a column.
    ///
    /// @param file the file without this page, but with all others
    record MissingPage(int rowGroup, int page, Path file) {}

    /// One file for each page of `column`, without it.
    static List<MissingPage> ofPages(Path file, String column, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<MissingPage> hollow = new ArrayList<>();
        try (FileChannel source = FileChannel.open(file)) {
            List<RowGroup> rowGroups = Footer.read(source).metadata.getRow_groups();
            for (int i = 0; i < rowGroups.size(); i++) {
                List<PageLocation> pages =
                        offsetIndex(source, chunk(rowGroups.get(i), column)).getPage_locations();
                for (int page = 0; page < pages.size(); page++) {
                    Path path = folder.resolve("%s-%d-%d.parquet".formatted(column, i, page));
                    Files.copy(file, path);
                    try (FileChannel target = FileChannel.open(path, StandardOpenOption.WRITE)) {
                        PageLocation location = pages.get(page);
                        target.write(ByteBuffer.allocate(location.getCompressed_page_size()), location.getOffset());
                    }
                    hollow.add(new MissingPage(i, page, path));
                }
            }
        }
        return hollow;
    }

    private static ColumnChunk chunk(RowGroup rowGroup, String column) {
        return rowGroup.getColumns().stream()
                .filter(chunk -> chunk.getMeta_data().getPath_in_schema().equals(List.of(column)))
                .findFirst()
                .orElseThrow();
    }

    private static OffsetIndex offsetIndex(FileChannel source, ColumnChunk chunk) throws IOException {
        byte[] index = read(source, chunk.getOffset_index_offset(), chunk.getOffset_index_length());
        return Util.readOffsetIndex(new ByteArrayInputStream(index));
    }

    private record Footer(FileMetaData metadata, long start) {
        static Footer read(FileChannel file) throws IOException {
            int size = ByteBuffer.wrap(HollowFiles.read(file, file.size() - TAIL, TAIL))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt();
            long start = file.size() - TAIL - size;
            byte[] footer = HollowFiles.read(file, start, size);
            return new Footer(Util.readFileMetaData(new ByteArrayInputStream(footer)), start);
        }
    }

    private static byte[] read(FileChannel file, long from, int size) throws IOException {
        byte[] bytes = new byte[size];
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            if (file.read(left, from + left.position()) < 0) {
                throw new IOException("the file ends at " + file.size());
            }
        }
        return bytes;
    }

    private static FileChannel create(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static void copy(FileChannel source, long from, long to, FileChannel target) throws IOException {
        target.write(ByteBuffer.wrap(read(source, from, Math.toIntExact(to - from))), from);
    }

    private static void writeFooter(FileMetaData metadata, long start, FileChannel target) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata, bytes);
        ByteBuffer footer = ByteBuffer.allocate(bytes.size() + TAIL).order(ByteOrder.LITTLE_ENDIAN);
        footer.put(bytes.toByteArray()).putInt(bytes.size()).put(MAGIC).flip();
        target.write(footer, start);
    }
}
