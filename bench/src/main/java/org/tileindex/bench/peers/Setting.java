package org.tileindex.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.arrow.dataset.file.DatasetFileWriter;
import org.apache.parquet.Version;
import org.tileindex.bench.suite.Machine;

/// Date, machine, versions and commit of a measurement.
final class Setting {
    private Setting() {}

    /// All of them in one line.
    static String describe(Path repository) throws IOException, InterruptedException, SQLException {
        return "%s, %d × %s, %s, JDK %s (-Xmx%d m), commit %s; %s, Arrow C++ %s, DuckDB %s"
                .formatted(
                        DateTimeFormatter.ISO_LOCAL_DATE.format(ZonedDateTime.now(ZoneOffset.UTC)),
                        Runtime.getRuntime().availableProcessors(),
                        Machine.cpu(),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        Runtime.version(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        commit(repository),
                        Version.FULL_VERSION.replaceAll(" \\(.*", ""),
                        arrow(),
                        duckDb());
    }

    /// The commit of the repository, and whether files differ from it.
    private static String commit(Path repository) throws InterruptedException {
        try {
            String git = repository.toString();
            String commit = Launched.output(List.of("git", "-C", git, "rev-parse", "--short", "HEAD"));
            String changes = Launched.output(List.of("git", "-C", git, "status", "--porcelain", "-uno"));
            return commit.strip() + (changes.isBlank() ? "" : " and changes");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /// The version in the name of the jar; its manifest contains none.
    private static String arrow() {
        String jar = String.valueOf(
                DatasetFileWriter.class.getProtectionDomain().getCodeSource().getLocation());
        return jar.replaceAll(".*arrow-dataset-|\\.jar", "");
    }

    private static String duckDb() throws SQLException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
            return duckDb.getMetaData().getDatabaseProductVersion();
        }
    }
}
