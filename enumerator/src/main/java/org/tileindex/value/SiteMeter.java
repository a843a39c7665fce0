package org.tileindex.value;

import java.util.UUID;
import java.util.function.Supplier;

/// Tells what this process has read from rasters for a run of another one. For any number of threads.
public final class SiteMeter {
    private final String site = UUID.randomUUID().toString();
    private final Supplier<RasterUse> use;
    private long answers;

    /// @param use what was read up to now; never less than before
    public SiteMeter(Supplier<RasterUse> use) {
        this.use = use;
    }

    /// What was read up to now.
    public synchronized SiteUse read() {
        answers++;
        return new SiteUse(site, answers, use.get());
    }
}
