package org.tileindex.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;

/// Describes Parquet files from their footers: rows, row groups, and per column the encodings and what they take.
public final class OutputInspection {
    private OutputInspection() {}

    private static final class ColumnSize {
        private final TreeSet<String> encodings = new TreeSet<>();
        private final TreeSet<String> codecs = new TreeSet<>();
        private long compressed;
        private long uncompressed;

        void add(ColumnChunkMetaData chunk) {
            chunk.getEncodings().forEach(encoding -> encodings.add(encoding.name()));
            codecs.add(chunk.getCodec().name());
            compressed += chunk.getTotalSize();
            uncompressed += chunk.getTotalUncompressedSize();
        }
    }

    /// The folders below `root` that hold published partitions, or `root` itself if it is one or is a file.
    public static List<Path> partitions(Path root) throws IOException {
        if (Files.isRegularFile(root)) {
            return List.of(root);
        }
        try (Stream<Path> tree = Files.walk(root, 2)) {
            List<Path> partitions = tree.filter(Files::isDirectory)
                    .filter(folder -> folder.getFileName().toString().startsWith("parameter_hash="))
                    .filter(folder -> !folder.startsWith(root.resolve("reports")))
                    .sorted()
                    .toList();
            return partitions.isEmpty() ? List.of(root) : partitions;
        }
    }

    /// The description of all Parquet files below `partition`, or of its Arrow files where it has those.
    public static String of(Path partition) throws IOException {
        List<Path> arrow = files(partition, ".arrow");
        return arrow.isEmpty()
                ? ofParquet(partition, files(partition, ".parquet"))
                : ArrowInspection.of(partition, arrow);
    }

    private static List<Path> files(Path partition, String suffix) throws IOException {
        try (Stream<Path> tree = Files.walk(partition)) {
            return tree.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private static String ofParquet(Path partition, List<Path> files) throws IOException {
        Map<String, ColumnSize> columns = new LinkedHashMap<>();
        TreeSet<String> writers = new TreeSet<>();
        long rows = 0;
        long rowGroups = 0;
        long bytes = 0;
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        for (Path file : files) {
            bytes += Files.size(file);
            try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
                writers.add(reader.getFileMetaData().getCreatedBy());
                rows += reader.getRecordCount();
                for (BlockMetaData rowGroup : reader.getRowGroups()) {
                    rowGroups++;
                    for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
                        columns.computeIfAbsent(chunk.getPath().toDotString(), name -> new ColumnSize())
                                .add(chunk);
                    }
                }
            }
        }
        Formatter text = new Formatter(Locale.ROOT);
        text.format("%s%n", partition);
        text.format("%,d rows in %,d files, %,d row groups, %,d bytes%n", rows, files.size(), rowGroups, bytes);
        writers.forEach(writer -> text.format("written by %s%n", writer));
        text.format("%n%-18s %14s %16s %7s  %s%n", "column", "bytes", "uncompressed", "ratio", "encodings, codec");
        columns.forEach((name, size) -> text.format(
                "%-18s %,14d %,16d %7.1f  %s; %s%n",
                name,
                size.compressed,
                size.uncompressed,
                (double) size.uncompressed / size.compressed,
                String.join(", ", size.encodings),
                String.join(", ", size.codecs)));
        return text.toString();
    }
}
