package org.tileindex.writer;

import java.util.List;

/// The folders of a run's datasets in a store.
///
/// @param partition name of the folder that each dataset gets
/// @param datasets in the order of publishing
record DatasetFolders(Store store, String partition, List<String> datasets) {
    /// The folder of what runs write and have not published.
    static final String STAGING = OutputLock.FOLDER + "/staging";

    /// The folder of the drafts of writers that have a place of their own.
    static final String ATTEMPTS = OutputLock.FOLDER + "/attempts";

    DatasetFolders {
        datasets = List.copyOf(datasets);
    }

    /// The final folder of a dataset.
    String published(String dataset) {
        return dataset + "/" + partition;
    }

    /// The folder in staging of this partition.
    String staging() {
        return STAGING + "/" + partition;
    }
}
