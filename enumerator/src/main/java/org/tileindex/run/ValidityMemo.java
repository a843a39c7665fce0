package org.tileindex.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.JTSVersion;
import org.tileindex.zone.Zone;

/// Remembers between runs that the zones of an input were found valid: an empty file named after the digest of the
/// input, the ids taken and the version of JTS. Without a folder, or where it cannot be used, nothing is remembered.
final class ValidityMemo {
    private final Optional<Path> file;

    private ValidityMemo(Optional<Path> file) {
        this.file = file;
    }

    static ValidityMemo of(Optional<Path> cache, String zoneDigest, List<Zone> zones) {
        String ids = zones.stream().map(Zone::id).collect(Collectors.joining("\n"));
        String key = Parameters.sha256(JTSVersion.CURRENT_VERSION + "\n" + zoneDigest + "\n" + ids);
        return new ValidityMemo(
                cache.map(folder -> folder.resolve("valid-zones").resolve(key)));
    }

    boolean isKnown() {
        return file.isPresent() && Files.isRegularFile(file.get());
    }

    void remember() {
        if (file.isPresent() && !isKnown()) {
            try {
                Files.createDirectories(file.get().getParent());
                Files.write(file.get(), new byte[0]);
            } catch (IOException e) {
                // The next run validates again; that is all that is lost.
            }
        }
    }
}
