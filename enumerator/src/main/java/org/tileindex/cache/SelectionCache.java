package org.tileindex.cache;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.locationtech.jts.JTSVersion;
import org.tileindex.plan.SelectedZones;
import org.tileindex.request.RunRequest;
import org.tileindex.telemetry.CacheStats;
import org.tileindex.zone.file.ZoneInput;

/// Selections of zones that are known to be valid, so that later runs need not check them.
public final class SelectionCache {
    /// A million zones take a quarter of this, so that a selection never pushes itself out.
    private static final long MOST_BYTES = 256 << 20;

    private static final byte[] VALID = {1};

    private final DiskCache cache;
    private final String build = BuildStamp.current().orElse("no jar");

    /// @param folder of all caches; nothing is remembered if empty
    public SelectionCache(Optional<Path> folder) {
        this.cache = new DiskCache(folder, "zones", MOST_BYTES);
    }

    /// The zones that a run takes from an input, all of them known to be valid.
    public Optional<SelectedZones> get(ZoneInput input, RunRequest.Zones wanted) {
        return cache.get(key(input, wanted)).flatMap(SelectionEntry::parse);
    }

    /// Keeps the zones of a run that found all of them valid.
    public void put(ZoneInput input, RunRequest.Zones wanted, SelectedZones valid) {
        cache.put(key(input, wanted), SelectionEntry.toBytes(valid));
    }

    /// Whether all zones that a run takes from an input are known to be valid.
    public boolean isValid(ZoneInput input, RunRequest.Zones wanted) {
        return cache.get(validKey(input, wanted)).isPresent()
                || cache.get(key(input, wanted)).isPresent();
    }

    /// Remembers that all zones that a run takes from an input are valid, without the zones.
    public void putValid(ZoneInput input, RunRequest.Zones wanted) {
        cache.put(validKey(input, wanted), VALID);
    }

    private String validKey(ZoneInput input, RunRequest.Zones wanted) {
        return DigestUtils.sha256Hex(key(input, wanted) + "\nvalid");
    }

    private String key(ZoneInput input, RunRequest.Zones wanted) {
        return DigestUtils.sha256Hex(digest(input, wanted) + "\n" + String.join("\n", wanted.chosen()));
    }

    /// Everything that decides which zones there are, whether they are valid, and which cells they have: the input, how
    /// it is read, and the code that does so.
    String digest(ZoneInput input, RunRequest.Zones wanted) {
        return DigestUtils.sha256Hex(String.join(
                "\n",
                JTSVersion.CURRENT_VERSION.toString(),
                build,
                input.sha256(),
                input.embedded() ? "embedded" : "file",
                wanted.options().toString()));
    }

    /// Removes what is over the cache's size.
    public void trim() {
        cache.trim();
    }

    CacheStats stats() {
        return cache.stats();
    }
}
