package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Path;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;

/// Opens the files of a part and reads their rows; names those that cannot be read.
///
/// @param zone that the part's folder names; empty in the packed layout
record PartOpening(Evidence evidence, CellFormulas formulas, RunRasters rasters, String zone, Findings findings) {
    /// @param file the path as messages name it
    PartReader open(String dataset, String file, Path path) throws UnreadablePartException {
        try {
            return evidence.isArrow()
                    ? new ArrowPart(path)
                    : new ParquetPart(
                            path, FormatPromise.of(dataset, evidence, formulas), new FileFaults(file, findings));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new UnreadablePartException(file, e);
        }
    }

    /// A batch for the columns of a file, which are compared with those of its dataset.
    RowBatch batch(PartReader reader, String dataset, String file) {
        FileFaults faults = new FileFaults(file, findings);
        if (dataset.equals(SpanSchema.TILE_SPANS)) {
            return new RowBatch(SpanSchema.positions(
                    new SchemaCheck(dataset, SpanSchema.fields(evidence.zoneColumn(), evidence.hasGeometry()), faults)
                            .positions(reader.schema())));
        }
        boolean coverage = evidence.hasCoverage();
        return new RowBatch(DatasetSchema.positions(
                dataset,
                coverage,
                new SchemaCheck(
                                dataset,
                                DatasetSchema.fields(dataset, evidence.zoneColumn(), coverage, rasters.columns()),
                                faults)
                        .positions(reader.schema())));
    }

    /// Reads the next batch. A damaged file can end in any of the three: a damaged size asks for more memory than there
    /// is.
    int read(String file, PartReader reader, RowBatch batch) throws UnreadablePartException {
        try {
            return reader.read(batch);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new UnreadablePartException(file, e);
        }
    }

    void unreadable(UnreadablePartException e) {
        Place place = Place.ofCountry(e.file(), zone);
        String reason = String.valueOf(e.getMessage());
        if (e.isOutOfMemory()) {
            findings.add(
                    ErrorCode.E099_INTERNAL,
                    "memory ran out before the file was checked",
                    place,
                    "a heap of more than %d MiB".formatted(Runtime.getRuntime().maxMemory() >> 20),
                    reason,
                    "Give verify more memory, for example TILE_INDEX_JAVA_OPTS=-Xmx4g, or fewer --workers."
                            + " If the receipt differs as well, the file is damaged.");
        } else {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "a file cannot be read",
                    place,
                    evidence.isArrow() ? "an undamaged Arrow file" : "an undamaged Parquet file",
                    reason,
                    "Restore the file, or run the command again into another --out.");
        }
    }

    void unclosed(String file, IOException e) {
        findings.add(ErrorCode.E014_VERIFY, "a file cannot be closed", Place.ofFile(file), "success", Reason.at(e));
    }

    void requireRows(String file, long rows) {
        if (rows == 0) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "a file has no rows",
                    Place.ofCountry(file, zone),
                    "at least 1 row",
                    "0 rows");
        }
    }
}
