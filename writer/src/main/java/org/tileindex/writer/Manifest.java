package org.tileindex.writer;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The files of a dataset, with their sizes and digests (contract, section 9).
///
/// @param files by name below the dataset's folder, in ASCII order
record Manifest(SortedMap<String, Entry> files) {
    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    /// A file.
    ///
    /// @param sha256 lower-case hexadecimal
    record Entry(long bytes, String sha256) {
        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("bytes", bytes);
            json.put("sha256_hex", sha256);
            return json;
        }

        static Entry of(Object json) throws IOException {
            if (json instanceof Map<?, ?> entry
                    && entry.get("bytes") instanceof Number bytes
                    && entry.get("sha256_hex") instanceof String sha256) {
                return new Entry(bytes.longValue(), sha256);
            }
            throw new DamagedManifestException();
        }
    }

    /// The text of `OUT/_manifests/<dataset>/parameter_hash=<hex64>.json`.
    ///
    /// @param folder of the files, below the root of the output
    byte[] json(String folder, Receipt receipt) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("partition_path", folder);
        json.put("sha256_hex", receipt.sha256());
        json.put("bytes", receipt.bytes());
        json.put("files", entries());
        return PRETTY.asBytes(json);
    }

    /// The text of a list without a receipt.
    byte[] json() throws IOException {
        return JSON.std.asBytes(Map.of("files", entries()));
    }

    /// The first file that another list has not, or has otherwise.
    String difference(Manifest other) {
        SortedSet<String> names = new TreeSet<>(files.keySet());
        names.addAll(other.files.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(files.get(name), other.files.get(name)))
                .findFirst()
                .orElse("");
    }

    private Map<String, Object> entries() {
        Map<String, Object> entries = new LinkedHashMap<>();
        files.forEach((name, entry) -> entries.put(name, entry.json()));
        return entries;
    }

    /// @throws DamagedManifestException if that is not the text of a list
    static Manifest read(InputStream json) throws IOException {
        SortedMap<String, Entry> files = new TreeMap<>();
        if (!(parsed(json.readAllBytes()).get("files") instanceof Map<?, ?> entries)) {
            throw new DamagedManifestException();
        }
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            files.put(String.valueOf(entry.getKey()), Entry.of(entry.getValue()));
        }
        return new Manifest(files);
    }

    private static Map<String, Object> parsed(byte[] json) throws DamagedManifestException {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new DamagedManifestException(e);
        }
    }
}
