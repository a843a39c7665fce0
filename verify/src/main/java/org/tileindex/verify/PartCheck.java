package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tileindex.fault.ErrorCode;

/// Reads the files of a part in step. It checks each row by itself, against the row before it and against the same
/// row of the other datasets, or the same span.
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
        PartOpening opening =
                new PartOpening(evidence, formulas, rasters, zones.folder().orElse(""), findings);
        Optional<String> tiles = part.ofTiles();
        Optional<Path> spansPath = part.in(SpanSchema.TILE_SPANS);
        if (spansPath.isEmpty()) {
            return checkTiles(opening, batch -> {});
        }
        SpanRows spanRows = new SpanRows(zones, formulas, places, findings, tiles.isEmpty());
        try (SpanPart spans = new SpanPart(opening, places.spans(), spansPath.get(), spanRows)) {
            if (tiles.isPresent()) {
                SpanComparison runs = new SpanComparison(spans, zones, places, findings);
                PartResult result = checkTiles(opening, batch -> runs.add(batch.rows(), batch.count(), batch.known()));
                runs.finish(result.complete());
                return result;
            }
            spans.finish();
            progress.rows(spanRows.count());
            return new PartResult(places.index(), spans.rows(), spans.isComplete());
        } catch (IOException e) {
            opening.unclosed(places.spans(), e);
            return new PartResult(places.index(), List.of(), false);
        }
    }

    /// A batch of tiles that is checked.
    ///
    /// @param known whether it has their cells
    private record Checked(RowBatch rows, int count, boolean known) {}

    /// @param checked takes each batch
    private PartResult checkTiles(PartOpening opening, Consumer<Checked> checked) {
        boolean complete = false;
        Path path = part.first();
        try (PartReader index = opening.open(places.dataset(), places.index(), path)) {
            RowBatch batch = opening.batch(index, places.dataset(), places.index());
            Optional<Path> bounds = part.in(DatasetSchema.TILE_BOUNDS);
            if (places.dataset().equals(DatasetSchema.TILE_BOUNDS)) {
                readBounds(opening, index, batch, checked);
            } else if (bounds.isPresent()) {
                readBoth(opening, index, batch, bounds.get(), checked);
            } else {
                readRows(opening, index, batch, checked);
            }
            complete = indexRows.attributed();
        } catch (UnreadablePartException e) {
            opening.unreadable(e);
        } catch (IOException e) {
            opening.unclosed(places.index(), e);
        }
        valueRows.finish();
        coverageRows.finish();
        return new PartResult(places.index(), indexRows.rows(complete), complete);
    }

    private void readRows(PartOpening opening, PartReader reader, RowBatch batch, Consumer<Checked> checked)
            throws UnreadablePartException {
        int rows;
        do {
            rows = opening.read(places.index(), reader, batch);
            check(batch, rows, indexRows.count(), checked);
        } while (rows == RowBatch.CAPACITY);
        opening.requireRows(places.index(), indexRows.count());
    }

    /// Reads `tile_bounds` where it stands alone.
    private void readBounds(PartOpening opening, PartReader reader, RowBatch batch, Consumer<Checked> checked)
            throws UnreadablePartException {
        BoundsRows boundsRows = new BoundsRows(zones, formulas, places, findings, batch.isWhole());
        int rows;
        do {
            rows = opening.read(places.index(), reader, batch);
            long first = indexRows.count();
            RowBatch keys = batch.keys();
            boolean known = check(keys, rows, first, checked);
            boundsRows.check(batch, rows, first, keys, known ? rows : 0);
        } while (rows == RowBatch.CAPACITY);
        opening.requireRows(places.index(), indexRows.count());
    }

    private void readBoth(
            PartOpening opening, PartReader index, RowBatch indexBatch, Path boundsPath, Consumer<Checked> checked)
            throws UnreadablePartException, IOException {
        try (PartReader bounds = opening.open(DatasetSchema.TILE_BOUNDS, places.bounds(), boundsPath)) {
            RowBatch boundsBatch = opening.batch(bounds, DatasetSchema.TILE_BOUNDS, places.bounds());
            BoundsRows boundsRows = new BoundsRows(zones, formulas, places, findings, boundsBatch.isWhole());
            long first = 0;
            int ofIndex;
            int ofBounds;
            do {
                ofIndex = opening.read(places.index(), index, indexBatch);
                ofBounds = opening.read(places.bounds(), bounds, boundsBatch);
                boolean known = check(indexBatch, ofIndex, first, checked);
                boundsRows.check(boundsBatch, ofBounds, first, indexBatch, known ? ofIndex : 0);
                compareCounts(first + ofIndex, first + ofBounds);
                first += RowBatch.CAPACITY;
            } while (ofIndex == RowBatch.CAPACITY || ofBounds == RowBatch.CAPACITY);
            opening.requireRows(places.index(), indexRows.count());
        }
    }

    private void compareCounts(long ofIndex, long ofBounds) {
        if (ofIndex != ofBounds) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "the datasets have different numbers of rows",
                    Place.ofCountry(places.bounds(), zones.folder().orElse("")),
                    Quantity.of(ofIndex, "row") + " or more",
                    Quantity.of(ofBounds, "row"));
        }
    }

    /// Checks the rows of a batch, which begins with row `first` of the file. Returns whether their cells are known.
    private boolean check(RowBatch batch, int rows, long first, Consumer<Checked> checked) {
        boolean known = indexRows.check(batch, rows, first);
        valueRows.check(batch, indexRows.sampled(), first);
        coverageRows.check(batch, rows, indexRows.sampled(), first);
        progress.rows(rows);
        checked.accept(new Checked(batch, rows, known));
        return known;
    }
}
