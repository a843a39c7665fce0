package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;

/// Reads both halves of a part file in step. It checks each row by itself, against the row before it and against the
/// same row of the other half.
final class PartCheck {
    private final PartFile part;
    private final PartPlaces places;
    private final Evidence evidence;
    private final Findings findings;
    private final VerifyProgress progress;
    private final IndexRows indexRows;
    private final BoundsRows boundsRows;

    /// @param sample rows of the grid whose tiles are kept; empty for none
    PartCheck(
            PartFile part,
            PartPlaces places,
            Evidence evidence,
            CellFormulas formulas,
            Optional<RowSample> sample,
            Findings findings,
            VerifyProgress progress) {
        this.part = part;
        this.places = places;
        this.evidence = evidence;
        this.findings = findings;
        this.progress = progress;
        this.indexRows = new IndexRows(part.country(), evidence.predicate(), formulas, sample, places, findings);
        this.boundsRows = new BoundsRows(part.country(), formulas, places, findings);
    }

    /// Checks the part and returns the summary of the rows that could be read.
    PartRows check() {
        try (PartReader index = open(places.index(), part.index())) {
            try (PartReader bounds = open(places.bounds(), part.bounds())) {
                boolean readable = hasSchema(index.schema(), DatasetSchema.TILE_INDEX, places.index());
                readable &= hasSchema(bounds.schema(), DatasetSchema.TILE_BOUNDS, places.bounds());
                if (readable) {
                    readRows(index, bounds);
                    return indexRows.rows(true);
                }
            }
        } catch (UnreadablePartException e) {
            unreadable(e);
        } catch (IOException e) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "a file cannot be closed",
                    Place.ofFile(places.index()),
                    "success",
                    Reason.at(e));
        }
        return indexRows.rows(false);
    }

    private void unreadable(UnreadablePartException e) {
        Place place = Place.ofCountry(e.file(), part.country());
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
                    "Restore the file, or run enumerate again into another --out.");
        }
    }

    private void readRows(PartReader index, PartReader bounds) throws UnreadablePartException {
        RowBatch indexBatch = new RowBatch(DatasetSchema.COLUMNS);
        RowBatch boundsBatch = new RowBatch(DatasetSchema.COLUMNS);
        long first = 0;
        int ofIndex;
        int ofBounds;
        do {
            ofIndex = read(places.index(), index, indexBatch);
            ofBounds = read(places.bounds(), bounds, boundsBatch);
            indexRows.check(indexBatch, ofIndex, first);
            boundsRows.check(boundsBatch, ofBounds, first);
            compareKeys(indexBatch, boundsBatch, Math.min(ofIndex, ofBounds), first);
            if (ofIndex != ofBounds) {
                findings.add(
                        ErrorCode.E014_VERIFY,
                        "the datasets have different numbers of rows",
                        Place.ofCountry(places.bounds(), part.country()),
                        Quantity.of(first + ofIndex, "row") + " or more",
                        Quantity.of(first + ofBounds, "row"));
            }
            first += RowBatch.CAPACITY;
            progress.rows(ofIndex);
        } while (ofIndex == RowBatch.CAPACITY || ofBounds == RowBatch.CAPACITY);
        if (indexRows.count() == 0) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "a file has no rows",
                    Place.ofCountry(places.index(), part.country()),
                    "at least 1 row",
                    "0 rows");
        }
    }

    private void compareKeys(RowBatch index, RowBatch bounds, int rows, long first) {
        long[] ids = index.longs(DatasetSchema.TILE_ID);
        long[] twins = bounds.longs(DatasetSchema.TILE_ID);
        for (int i = 0; i < rows; i++) {
            if (ids[i] != twins[i]) {
                findings.add(
                        ErrorCode.E014_VERIFY,
                        "a row has different tiles in the two datasets",
                        places.inBounds(first + i, twins[i]),
                        "tile_id " + ids[i],
                        "tile_id " + twins[i]);
            }
        }
    }

    private boolean hasSchema(MessageType schema, String dataset, String file) {
        List<Type> wanted = DatasetSchema.fields(dataset, evidence.zoneColumn());
        String expected = DatasetSchema.describe(wanted);
        String found = DatasetSchema.describe(schema);
        if (!expected.equals(found)) {
            findings.add(
                    ErrorCode.E014_VERIFY, "the schema is not that of " + dataset, Place.ofFile(file), expected, found);
        }
        return expected.equals(found);
    }

    private PartReader open(String file, Path path) throws UnreadablePartException {
        try {
            return evidence.isArrow() ? new ArrowPart(path) : new ParquetPart(path);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new UnreadablePartException(file, e);
        }
    }

    /// Reads the next batch. A damaged file can end in any of the three: a damaged size asks for more memory than there
    /// is.
    private static int read(String file, PartReader reader, RowBatch batch) throws UnreadablePartException {
        try {
            return reader.read(batch);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new UnreadablePartException(file, e);
        }
    }
}
