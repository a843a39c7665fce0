package org.tileindex.harness;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/// The receipts that the sample gave when its bytes last changed on purpose, as `key=value` lines in ASCII order.
record GoldenReceipts(TreeMap<String, String> values) {
    static final String HOW_TO_DECLARE = """
            The bytes of the output changed between commits. If that is a mistake, find it.
            If it is meant, declare it:
              1. raise FORMAT_VERSION in org.tileindex.request.Parameters and say why in CHANGELOG.md;
              2. mvn -B -pl src/test -am verify -Dgolden.update=true -Dtest=DeterminismHarnessTest
                 rewrites src/test/resources/golden-receipts.properties, and fails, so that no build passes by \
            updating;
              3. commit that file with the change.
            """;

    static Path file() {
        return Path.of(Objects.requireNonNull(System.getProperty("golden.receipts"), "golden.receipts"));
    }

    static boolean updateWanted() {
        return Boolean.getBoolean("golden.update");
    }

    static GoldenReceipts load(Path file) throws IOException {
        TreeMap<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        }
        return new GoldenReceipts(values);
    }

    void save(Path file) throws IOException {
        StringBuilder text = new StringBuilder(
                "# SHA-256 of the sample's partitions by codec; see GoldenReceipts for how to change them.\n");
        for (Map.Entry<String, String> entry : values.entrySet()) {
            text.append(entry.getKey()).append('=').append(entry.getValue()).append('\n');
        }
        Files.writeString(file, text);
    }

    /// Lines that say what is not as it was; empty if all is.
    String changes(Map<String, String> actual) {
        StringBuilder lines = new StringBuilder();
        TreeMap<String, String> all = new TreeMap<>(values);
        all.putAll(actual);
        for (String key : all.keySet()) {
            String was = values.getOrDefault(key, "(absent)");
            String is = actual.getOrDefault(key, "(absent)");
            if (!was.equals(is)) {
                lines.append("%s: was %s, is %s%n".formatted(key, was, is));
            }
        }
        return lines.toString();
    }
}
