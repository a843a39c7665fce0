package org.tileindex.forecast;

/// What goes to an object store and comes from it. None of it depends on the number of workers.
///
/// @param files of data
/// @param records one for each shard, from which the driver learns what was written
/// @param documents reports and manifests
/// @param bytesWritten of the files of data
/// @param blockRequests for blocks of rasters
/// @param blockBytes of these
/// @param readBack whether the driver reads files and records for the receipt
public record Traffic(
        long files,
        long records,
        long documents,
        long bytesWritten,
        long blockRequests,
        long blockBytes,
        boolean readBack) {

    /// One for each file, record and document.
    public long puts() {
        return files + records + documents;
    }

    /// Those of the driver, and those for blocks.
    public long gets() {
        return driverGets() + blockRequests;
    }

    /// Bytes that come from the store.
    public long bytesRead() {
        return driverBytes() + blockBytes;
    }

    long driverGets() {
        return readBack ? files + records : 0;
    }

    long driverBytes() {
        return readBack ? bytesWritten : 0;
    }
}
