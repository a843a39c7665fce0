package org.tileindex.stats;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.request.Outputs;
import org.tileindex.writer.HadoopObject;

/// The places of the files that a run writes, and their faults. A file elsewhere is written on this machine first, and
/// then put there whole.
final class StatsOutput {
    static final String OUT = "an --out";
    static final String REPORT = "a --report";
    private static final String REMEDY = "Check the address, and that you may write there.";

    private StatsOutput() {}

    /// Writes the file on this machine.
    interface Content {
        void write(Path file) throws IOException;
    }

    /// Refuses names that no file can have, before the work is done.
    ///
    /// @throws TileIndexException E011, E010 if a connector is missing
    static void check(StatsRequest request) throws TileIndexException {
        if (request.out().isRemote()) {
            checkAddress(request.out());
        } else {
            check(request.out().path(), OUT);
        }
        if (request.report().isPresent()) {
            check(request.report().get(), REPORT);
        }
    }

    private static void check(Path file, String option) throws TileIndexException {
        try {
            StatsFile.check(file);
        } catch (IOException e) {
            throw cannotWrite(file.toString(), option, e);
        }
    }

    private static void checkAddress(FilePlace out) throws TileIndexException {
        try (HadoopObject object = open(out)) {
            object.check();
        } catch (IOException | RuntimeException | LinkageError e) {
            throw Outputs.faults(out).ofWriting(e, "", REMEDY);
        }
    }

    private static HadoopObject open(FilePlace out) throws TileIndexException, IOException {
        return HadoopObject.open(out.written(), new Configuration());
    }

    /// Writes a file to its place, whole or not at all.
    ///
    /// @throws TileIndexException E011 if it cannot be written
    static void write(FilePlace out, Content content) throws TileIndexException {
        if (out.isRemote()) {
            put(out, content);
            return;
        }
        try {
            content.write(out.path());
        } catch (IOException e) {
            throw cannotWrite(out.name(), OUT, e);
        }
    }

    private static void put(FilePlace out, Content content) throws TileIndexException {
        String name = "statistics" + (StatsFile.isCsv(out.name()) ? ".csv" : ".parquet");
        try (SpillFolder folder = SpillFolder.create()) {
            Path draft = folder.path().resolve(name);
            content.write(draft);
            upload(draft, out);
        } catch (IOException e) {
            throw SpillFolder.cannotWrite(SpillFolder.place(), e);
        }
    }

    private static void upload(Path draft, FilePlace out) throws TileIndexException {
        try (HadoopObject object = open(out)) {
            object.put(draft);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw Outputs.faults(out).ofWriting(e, "", REMEDY);
        }
    }

    /// The fault of a file that cannot be written.
    ///
    /// @param option that names it, with its article
    static TileIndexException cannotWrite(String file, String option, IOException e) {
        return new TileIndexException(
                        ErrorCode.E011_OUTPUT,
                        "cannot write to %s: %s".formatted(file, Reason.at(e)),
                        "Give %s that is writable and has room.".formatted(option))
                .causedBy(e);
    }
}
