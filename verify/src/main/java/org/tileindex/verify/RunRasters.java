package org.tileindex.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.Band;
import org.tileindex.raster.BandValues;
import org.tileindex.raster.BlockCache;
import org.tileindex.raster.CellRuns;
import org.tileindex.raster.Raster;
import org.tileindex.raster.ReadPlan;
import org.tileindex.raster.WindowReader;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.InflateLibrary;
import org.tileindex.raster.codec.SampleKernel;
import org.tileindex.raster.codec.ScalarSamples;
import org.tileindex.raster.source.Sources;

/// The rasters that a run took values from, opened again to compare the values with. Any number of threads may use it
/// at once. A raster that cannot be opened or read is one fault, after which there are no more values.
final class RunRasters implements AutoCloseable {
    /// Bytes of decoded blocks to hold, unless a fourth of the heap is less.
    private static final long CACHE_BYTES = 256L << 20;

    private static final String AGAIN = "Run the command again into another --out.";

    private final Map<String, Raster> open = new LinkedHashMap<>();
    private final List<Band> columns = new ArrayList<>();
    private final List<Band> mask = new ArrayList<>();
    private final RasterParameters wanted;
    private final String report;
    private final Findings findings;
    private final AtomicBoolean usable = new AtomicBoolean(true);
    private final WindowReader reader;

    private RunRasters(RasterParameters wanted, String report, Findings findings) {
        SampleKernel kernel = new ScalarSamples();
        this.wanted = wanted;
        this.report = report;
        this.findings = findings;
        this.reader = new WindowReader(
                new BlockCache(Math.min(CACHE_BYTES, Runtime.getRuntime().maxMemory() / 4)),
                kernel,
                () -> new BlockDecoder(InflateLibrary.AUTO, kernel));
    }

    /// Opens the rasters of a run as far as it took values from them.
    ///
    /// @param places of rasters by name, for those that are no longer where the report says; without a name, of the
    ///     first
    /// @param report the report, as messages name it
    static RunRasters open(
            Evidence evidence, Map<String, String> places, Sources sources, String report, Findings findings)
            throws InterruptedException {
        RunRasters rasters = new RunRasters(evidence.rasters(), report, findings);
        boolean done = false;
        try {
            rasters.open(evidence, places, sources);
            done = true;
        } catch (TileIndexException e) {
            rasters.fail(e);
            done = true;
        } finally {
            if (!done) {
                rasters.close();
            }
        }
        return rasters;
    }

    private void open(Evidence evidence, Map<String, String> places, Sources sources)
            throws TileIndexException, InterruptedException {
        for (ValueColumn column : wanted.columns()) {
            Band band = band(evidence, column.source(), places, sources);
            if (band.type() != column.type()) {
                throw unlike(
                        "column %s has values of type %s, but band %d of its raster has %s"
                                .formatted(column.name(), column.type(), band.number(), band.type()),
                        AGAIN);
            }
            columns.add(band);
        }
        if (wanted.mask().isPresent()) {
            mask.add(band(evidence, wanted.mask().get().source(), places, sources));
        }
    }

    private Band band(Evidence evidence, ValueColumn.BandSource source, Map<String, String> places, Sources sources)
            throws TileIndexException, InterruptedException {
        if (!open.containsKey(source.fingerprint())) {
            open(evidence, source.fingerprint(), places, sources);
        }
        Raster raster = Optional.ofNullable(open.get(source.fingerprint())).orElseThrow();
        try {
            return raster.band(source.number(), source.scaled());
        } catch (IllegalArgumentException e) {
            throw unlike(String.valueOf(e.getMessage()), AGAIN);
        }
    }

    private void open(Evidence evidence, String fingerprint, Map<String, String> places, Sources sources)
            throws TileIndexException, InterruptedException {
        List<Evidence.ReportedRaster> reported = evidence.reportedRasters();
        int number = 0;
        while (number < reported.size() && !reported.get(number).fingerprint().equals(fingerprint)) {
            number++;
        }
        if (number == reported.size()) {
            throw unlike(
                    "the report names no raster with the fingerprint %s of the parameters".formatted(fingerprint),
                    AGAIN);
        }
        Evidence.ReportedRaster told = reported.get(number);
        String name = told.name();
        boolean first = number == 0;
        String option = "Name the raster of the run with --raster %sFILE.".formatted(name.isEmpty() ? "" : name + "=");
        String place = Optional.ofNullable(places.get(name))
                .or(() -> Optional.ofNullable(first ? places.get("") : null))
                .orElse(told.source());
        Raster raster = opened(place, told.assumeWgs84(), sources, option);
        open.put(fingerprint, raster);
        if (!raster.fingerprint().equals(fingerprint)) {
            throw unlike(
                    "the raster %s has the fingerprint %s, but that of the run had %s"
                            .formatted(raster.name(), raster.fingerprint(), fingerprint),
                    option);
        }
        if (!raster.anyGrid().equals(evidence.grid())) {
            throw unlike("the grid of raster %s is not the run's".formatted(raster.name()), AGAIN);
        }
    }

    private static Raster opened(String place, boolean assumeWgs84, Sources sources, String option)
            throws TileIndexException, InterruptedException {
        try {
            return Raster.open(sources.open(place), assumeWgs84);
        } catch (TileIndexException e) {
            boolean elsewhere = e.code() == ErrorCode.E010_INPUT || e.code() == ErrorCode.E015_SOURCE;
            throw elsewhere ? new TileIndexException(e.code(), e.what(), option).causedBy(e) : e;
        }
    }

    /// The report and the raster do not fit each other.
    private static TileIndexException unlike(String what, String remedy) {
        return new TileIndexException(ErrorCode.E014_VERIFY, what, remedy);
    }

    private void fail(TileIndexException e) {
        if (usable.getAndSet(false)) {
            findings.add(
                    e.code(),
                    "the values of rasters cannot be checked",
                    Place.ofFile(report),
                    "the rasters of the run",
                    String.valueOf(e.getMessage()),
                    "");
        }
    }

    /// Whether the run has a mask.
    boolean hasMask() {
        return wanted.mask().isPresent();
    }

    /// Whether values can be read.
    boolean usable() {
        return usable.get();
    }

    /// The columns of values, in the order of the files.
    List<ValueColumn> columns() {
        return wanted.columns();
    }

    /// The values of cells in all columns; empty if they cannot be read.
    Optional<List<BandValues>> values(CellRuns cells) {
        return read(columns, cells);
    }

    /// One bit for each cell, set if it fulfils the mask, as in [BandValues#valid]; empty if the values cannot be read.
    Optional<long[]> masked(CellRuns cells) {
        boolean positive = wanted.mask().orElseThrow().positive();
        return read(mask, cells).map(List::getFirst).map(values -> positive ? values.positive() : values.valid());
    }

    private Optional<List<BandValues>> read(List<Band> bands, CellRuns cells) {
        if (!usable()) {
            return Optional.empty();
        }
        try {
            ReadPlan plan = ReadPlan.of(bands, List.of(cells));
            reader.read(plan, 0, plan.steps(), () -> false);
            return Optional.of(plan.values(0));
        } catch (TileIndexException e) {
            fail(e);
        } catch (CancellationException e) {
            // Another thread failed to read a block that this one waited for, and reports it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        open.values().forEach(Raster::close);
    }
}
