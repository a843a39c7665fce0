package org.tileindex.parquet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/// The damage of a Parquet file that could not be read, in words for people. The file itself is asked, because the
/// messages of libraries tell of their insides (Parquet format, section *File format*).
public final class ParquetDamage {
    private static final String MAGIC = "PAR1";

    /// A Parquet file whose footer is encrypted ends in this.
    private static final String ENCRYPTED = "PARE";

    /// The footer's length and the magic number, four bytes each, end a file.
    private static final int TAIL_BYTES = 8;

    private ParquetDamage() {}

    /// The damage of `file`.
    ///
    /// @param failure the exception that reading ended in
    public static String of(InputFile file, Throwable failure) {
        try {
            String end = ofEnd(file);
            return end.isEmpty() ? ofContent(file, failure) : end;
        } catch (IOException e) {
            return "the device failed";
        }
    }

    /// The damage of the last bytes; empty if they lead to a footer.
    private static String ofEnd(InputFile file) throws IOException {
        long length = file.getLength();
        if (length < MAGIC.length() + TAIL_BYTES) {
            return "it is too short for a Parquet file";
        }
        byte[] tail = new byte[TAIL_BYTES];
        try (SeekableInputStream in = file.newStream()) {
            in.seek(length - TAIL_BYTES);
            in.readFully(tail);
        }
        String magic = new String(tail, MAGIC.length(), MAGIC.length(), StandardCharsets.ISO_8859_1);
        long footer = Integer.toUnsignedLong(
                (tail[0] & 0xff) | (tail[1] & 0xff) << 8 | (tail[2] & 0xff) << 16 | (tail[3] & 0xff) << 24);
        if (magic.equals(ENCRYPTED)) {
            return "it is encrypted";
        }
        if (!magic.equals(MAGIC)) {
            return "it does not end as a Parquet file does, so it may be cut short";
        }
        return footer > length - MAGIC.length() - TAIL_BYTES
                ? "the length of its footer is damaged, or bytes before it are missing"
                : "";
    }

    private static String ofContent(InputFile file, Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "it needs more memory than there is, or a size in it is damaged";
        }
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader reader = ParquetFileReader.open(file, options)) {
            Optional<String> codec = reader.getRowGroups().stream()
                    .map(BlockMetaData::getColumns)
                    .flatMap(columns -> columns.stream().map(ColumnChunkMetaData::getCodec))
                    .filter(used -> !PageCodecs.isKnown(used))
                    .map(Enum::name)
                    .findFirst();
            return codec.map(name -> "it is compressed with %s, which is not supported".formatted(name))
                    .orElseGet(() -> hasWrongChecksum(failure)
                            ? "the checksum of a page does not match, so the page is damaged"
                            : "a page is damaged, or the footer misplaces it");
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return "its footer is damaged";
        }
    }

    /// Whether a page did not match its checksum; parquet-java tells it by its message only.
    private static boolean hasWrongChecksum(Throwable failure) {
        for (Optional<Throwable> at = Optional.of(failure);
                at.isPresent();
                at = at.flatMap(next -> Optional.ofNullable(next.getCause()))) {
            if (String.valueOf(at.get().getMessage()).contains("CRC checksum")) {
                return true;
            }
        }
        return false;
    }
}
