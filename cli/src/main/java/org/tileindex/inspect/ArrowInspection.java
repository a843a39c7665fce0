package org.tileindex.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.types.pojo.Field;
import org.tileindex.report.Figures;

/// Describes Arrow IPC files by their footers and the headers of their batches, without reading rows.
final class ArrowInspection {
    /// A mark and the header's length, four bytes each, precede the header of a batch.
    private static final int PREFIX_BYTES = 8;

    private final Map<String, Long> columnBytes = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final TreeSet<String> codecs = new TreeSet<>();
    private long rows;
    private long batches;

    private int files;
    private long bytes;

    private ArrowInspection() {}

    /// The sums over `files`.
    static ArrowInspection of(List<DataFile> files) throws IOException {
        ArrowInspection all = new ArrowInspection();
        for (DataFile file : files) {
            all.files++;
            all.bytes += file.bytes();
            try {
                all.add(file);
            } catch (FileSystemException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                if (StoreFaults.in(e).isPresent()) {
                    throw e;
                }
                throw new IOException(file.name() + " is damaged: it is cut short, or its footer is damaged", e);
            }
        }
        return all;
    }

    /// The sums as an object of JSON.
    Map<String, Object> json(String partition) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", partition);
        json.put("format", "arrow");
        json.put("rows", rows);
        json.put("files", files);
        json.put("batches", batches);
        json.put("bytes", bytes);
        json.put("codecs", List.copyOf(codecs));
        json.put(
                "columns",
                columnBytes.entrySet().stream()
                        .map(column -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("name", column.getKey());
                            one.put("type", types.getOrDefault(column.getKey(), ""));
                            one.put("bytes", column.getValue());
                            return one;
                        })
                        .toList());
        return json;
    }

    /// The sums as text, under the name of `partition`.
    String text(String partition) {
        Formatter text = new Formatter(Locale.ROOT);
        text.format("%s%n", partition);
        text.format(
                "%s in %s, %s, %s%n",
                Figures.count(rows, "row", "rows"),
                Figures.count(files, "file", "files"),
                Figures.count(batches, "batch", "batches"),
                Figures.count(bytes, "byte", "bytes"));
        text.format("Arrow IPC files, %s%n%n", String.join(", ", codecs));
        text.format("%-18s %14s  %s%n", "column", "bytes", "type");
        columnBytes.forEach((name, size) ->
                text.format("%-18s %14s  %s%n", name, Figures.grouped(size), types.getOrDefault(name, "")));
        return text.toString();
    }

    private void add(DataFile file) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                SeekableByteChannel channel = file.open();
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            List<Field> fields = reader.getVectorSchemaRoot().getSchema().getFields();
            fields.forEach(field -> types.put(
                    field.getName(), field.getType() + (field.isNullable() ? ", nullable" : ", not nullable")));
            for (ArrowBlock block : reader.getRecordBlocks()) {
                add(header(channel, block), fields);
            }
        }
    }

    private static RecordBatch header(SeekableByteChannel channel, ArrowBlock block) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(block.getMetadataLength()).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(block.getOffset());
        while (header.hasRemaining() && channel.read(header) >= 0) {
            // A read may return fewer bytes than asked for.
        }
        header.position(PREFIX_BYTES);
        return (RecordBatch) Message.getRootAsMessage(header).header(new RecordBatch());
    }

    private void add(RecordBatch batch, List<Field> fields) {
        batches++;
        rows += batch.length();
        BodyCompression compression = batch.compression();
        codecs.add(compression == null ? "not compressed" : CompressionType.name(compression.codec()));
        int buffer = 0;
        for (Field field : fields) {
            int end = buffer + TypeLayout.getTypeBufferCount(field.getType());
            for (; buffer < end; buffer++) {
                columnBytes.merge(field.getName(), batch.buffers(buffer).length(), Long::sum);
            }
        }
    }
}
