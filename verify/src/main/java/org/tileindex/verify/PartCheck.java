package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.schema.Type;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;

/// Reads a part file, or both its halves in step. It checks each row by itself, against the row before it and against
/// the same row of the other half.
final class PartCheck {
    private final PartFile part;
    private final PartPlaces places;
    private final Evidence evidence;
    private final CellFormulas formulas;
    private final PartZones zones;
    private final RunRasters rasters;
    private final Findings findings;
    private final VerifyProgress progress;
    private final IndexRows indexRows;
    private final ValueRows valueRows;
    private final CoverageRows coverageRows;

    PartCheck(
            PartFile part,
            PartPlaces places,
            Evidence evidence,
            CellFormulas formulas,
            PartZones zones,
            RunRasters rasters,
            CoverageRows coverageRows,
            Findings findings,
            VerifyProgress progress) {
        this.part = part;
        this.places = places;
        this.evidence = evidence;
        this.formulas = formulas;
        this.zones = zones;
        this.rasters = rasters;
        this.coverageRows = coverageRows;
        this.findings = findings;
        this.progress = progress;
        this.indexRows = new IndexRows(evidence.predicate(), formulas, zones, places, findings);
        this.valueRows = new ValueRows(rasters, zones, places, findings, progress);
    }

    /// Checks the part and returns the summaries of the rows that could be read.
    PartResult check() {
        boolean complete = false;
        try (PartReader index = open(places.dataset(), places.index(), part.index())) {
            RowBatch batch = new RowBatch(columns(index, places.dataset(), places.index()));
            if (part.bounds().isPresent()) {
                readBoth(index, batch, part.bounds().get());
            } else {
                readRows(index, batch);
            }
            complete = indexRows.attributed();
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
        valueRows.finish();
        coverageRows.finish();
        return new PartResult(places.index(), indexRows.rows(complete), complete);
    }

    private int[] columns(PartReader reader, String dataset, String file) {
        boolean coverage = evidence.hasCoverage();
        List<Type> wanted = DatasetSchema.fields(dataset, evidence.zoneColumn(), coverage, rasters.columns());
        return DatasetSchema.positions(
                dataset,
                coverage,
                new SchemaCheck(dataset, wanted, new FileFaults(file, findings)).positions(reader.schema()));
    }

    private void unreadable(UnreadablePartException e) {
        Place place = Place.ofCountry(e.file(), zones.folder().orElse(""));
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

    private void readRows(PartReader reader, RowBatch batch) throws UnreadablePartException {
        int rows;
        do {
            rows = read(places.index(), reader, batch);
            check(batch, rows, indexRows.count());
        } while (rows == RowBatch.CAPACITY);
        requireRows();
    }

    private void readBoth(PartReader index, RowBatch indexBatch, Path boundsPath)
            throws UnreadablePartException, IOException {
        try (PartReader bounds = open(DatasetSchema.TILE_BOUNDS, places.bounds(), boundsPath)) {
            RowBatch boundsBatch = new RowBatch(columns(bounds, DatasetSchema.TILE_BOUNDS, places.bounds()));
            readBoth(index, indexBatch, bounds, boundsBatch);
        }
    }

    private void readBoth(PartReader index, RowBatch indexBatch, PartReader bounds, RowBatch boundsBatch)
            throws UnreadablePartException {
        BoundsRows boundsRows = new BoundsRows(zones, formulas, places, findings, boundsBatch.isWhole());
        long first = 0;
        int ofIndex;
        int ofBounds;
        do {
            ofIndex = read(places.index(), index, indexBatch);
            ofBounds = read(places.bounds(), bounds, boundsBatch);
            boolean known = check(indexBatch, ofIndex, first);
            boundsRows.check(boundsBatch, ofBounds, first, indexBatch, known ? ofIndex : 0);
            if (ofIndex != ofBounds) {
                findings.add(
                        ErrorCode.E014_VERIFY,
                        "the datasets have different numbers of rows",
                        Place.ofCountry(places.bounds(), zones.folder().orElse("")),
                        Quantity.of(first + ofIndex, "row") + " or more",
                        Quantity.of(first + ofBounds, "row"));
            }
            first += RowBatch.CAPACITY;
        } while (ofIndex == RowBatch.CAPACITY || ofBounds == RowBatch.CAPACITY);
        requireRows();
    }

    /// Checks the rows of a batch, which begins with row `first` of the file. Returns whether their cells are known.
    private boolean check(RowBatch batch, int rows, long first) {
        boolean known = indexRows.check(batch, rows, first);
        valueRows.check(batch, indexRows.sampled(), first);
        coverageRows.check(batch, rows, indexRows.sampled(), first);
        progress.rows(rows);
        return known;
    }

    private void requireRows() {
        if (indexRows.count() == 0) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "a file has no rows",
                    Place.ofCountry(places.index(), zones.folder().orElse("")),
                    "at least 1 row",
                    "0 rows");
        }
    }

    private PartReader open(String dataset, String file, Path path) throws UnreadablePartException {
        try {
            return evidence.isArrow()
                    ? new ArrowPart(path)
                    : new ParquetPart(
                            path, FormatPromise.of(dataset, evidence, formulas), new FileFaults(file, findings));
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
