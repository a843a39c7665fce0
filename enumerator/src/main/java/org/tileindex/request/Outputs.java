package org.tileindex.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.raster.source.HadoopFaults;
import org.tileindex.writer.DatasetPublisher;
import org.tileindex.writer.HadoopStore;
import org.tileindex.writer.LocalStore;
import org.tileindex.writer.Store;

/// Opens the outputs of runs.
public final class Outputs {
    private static final String REMEDY = "Check the address, and that you may write there.";

    private Outputs() {}

    /// The words for faults of an output that lies elsewhere.
    public static HadoopFaults faults(FilePlace out) {
        return new HadoopFaults(out.name(), out.scheme());
    }

    /// Opens an output, with the Hadoop settings of this machine where it lies elsewhere.
    ///
    /// @throws TileIndexException E010 if a connector is missing, E011 if nothing can be written there
    public static Store open(FilePlace out) throws TileIndexException {
        // A run that publishes in a folder loads no class of Hadoop's file systems.
        return out.isRemote() ? open(out, new Configuration()) : LocalStore.of(out.path());
    }

    /// Whether all datasets are published in a partition.
    ///
    /// @throws TileIndexException as [#open(FilePlace)] does
    public static boolean isPublished(FilePlace out, String partition, List<String> datasets)
            throws TileIndexException {
        try (Store store = open(out)) {
            return DatasetPublisher.isPublished(store, partition, datasets);
        } catch (IOException e) {
            throw faults(out).ofWriting(e, "", REMEDY);
        }
    }

    /// Opens an output elsewhere.
    ///
    /// @throws TileIndexException as [#open(FilePlace)] does
    public static Store open(FilePlace out, Configuration settings) throws TileIndexException {
        return open(out, settings, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// Opens an output elsewhere, with drafts below a folder of this machine.
    ///
    /// @throws TileIndexException as [#open(FilePlace)] does
    public static Store open(FilePlace out, Configuration settings, Path temporary) throws TileIndexException {
        try {
            return HadoopStore.open(out.written(), out.name(), settings, temporary);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw faults(out).ofWriting(e, "", REMEDY);
        }
    }
}
