package org.tileindex.inspect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.InputFile;
import org.tileindex.parquet.ParquetDamage;
import org.tileindex.report.Figures;

/// Sums over the footers of Parquet files.
final class ParquetTotals {
    private final Map<String, ColumnSize> columns = new LinkedHashMap<>();
    private final TreeSet<String> writers = new TreeSet<>();
    private int files;
    private long rows;
    private long rowGroups;
    private long bytes;

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

    /// Adds the footer of `file`.
    ///
    /// @throws IOException if it is absent or damaged, with the damage in words
    void add(DataFile file) throws IOException {
        files++;
        bytes += file.bytes();
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        InputFile input = new ChannelInput(file);
        try (ParquetFileReader reader = ParquetFileReader.open(input, options)) {
            writers.add(reader.getFileMetaData().getCreatedBy());
            rows += reader.getRecordCount();
            for (BlockMetaData rowGroup : reader.getRowGroups()) {
                rowGroups++;
                rowGroup.getColumns().forEach(this::add);
            }
        } catch (FileNotFoundException | FileSystemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (StoreFaults.in(e).isPresent()) {
                throw e;
            }
            throw new IOException("%s is damaged: %s".formatted(file.name(), ParquetDamage.of(input, e)), e);
        }
    }

    private void add(ColumnChunkMetaData chunk) {
        columns.computeIfAbsent(chunk.getPath().toDotString(), name -> new ColumnSize())
                .add(chunk);
    }

    /// The sums as an object of JSON.
    Map<String, Object> json(String partition) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", partition);
        json.put("format", "parquet");
        json.put("rows", rows);
        json.put("files", files);
        json.put("row_groups", rowGroups);
        json.put("bytes", bytes);
        json.put("written_by", List.copyOf(writers));
        List<Map<String, Object>> sizes = new ArrayList<>();
        columns.forEach((name, size) -> {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("name", name);
            column.put("bytes", size.compressed);
            column.put("uncompressed_bytes", size.uncompressed);
            column.put("encodings", List.copyOf(size.encodings));
            column.put("codecs", List.copyOf(size.codecs));
            sizes.add(column);
        });
        json.put("columns", sizes);
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
                Figures.count(rowGroups, "row group", "row groups"),
                Figures.count(bytes, "byte", "bytes"));
        writers.forEach(writer -> text.format("written by %s%n", writer));
        text.format("%n%-18s %14s %16s %7s  %s%n", "column", "bytes", "uncompressed", "ratio", "encodings; codec");
        columns.forEach((name, size) -> text.format(
                "%-18s %14s %16s %7s  %s; %s%n",
                name,
                Figures.grouped(size.compressed),
                Figures.grouped(size.uncompressed),
                Figures.fixed((double) size.uncompressed / size.compressed, 1),
                String.join(", ", size.encodings),
                String.join(", ", size.codecs)));
        return text.toString();
    }
}
