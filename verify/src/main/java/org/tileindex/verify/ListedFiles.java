package org.tileindex.verify;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the manifest of a dataset in an object store says of its objects (contract, section 9).
///
/// @param files by name below the dataset's folder
record ListedFiles(SortedMap<String, Listed> files) {
    /// An object as the manifest lists it.
    record Listed(long bytes, String sha256) {
        @Override
        public String toString() {
            return "%d bytes with sha256 %s".formatted(bytes, sha256);
        }
    }

    /// Reads a manifest; empty if its text is not one.
    static Optional<ListedFiles> of(byte[] manifest) {
        try {
            SortedMap<String, Listed> files = new TreeMap<>();
            if (!(JSON.std.mapFrom(manifest).get("files") instanceof Map<?, ?> entries)) {
                return Optional.empty();
            }
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                if (!(entry.getValue() instanceof Map<?, ?> file
                        && file.get("bytes") instanceof Number bytes
                        && file.get("sha256_hex") instanceof String sha256)) {
                    return Optional.empty();
                }
                files.put(String.valueOf(entry.getKey()), new Listed(bytes.longValue(), sha256));
            }
            return Optional.of(new ListedFiles(files));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
