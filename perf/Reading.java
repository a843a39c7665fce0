import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.file.FileSystemDatasetFactory;
import org.apache.arrow.dataset.jni.NativeMemoryPool;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.dataset.scanner.Scanner;
import org.apache.arrow.dataset.source.Dataset;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/// Times how DuckDB and Arrow C++ read `tile_index` of several outputs: all columns of all rows, longitudes, and one
/// country. Outputs take turns; the medians of ROUNDS are printed, in seconds of wall and CPU time.
///   Reading ROUNDS COUNTRY OUTPUT…
///   Reading copy OUTPUT FILE      has DuckDB write the rows to FILE, with Zstandard
/// An output is a folder of `enumerate`, or a folder or file of Parquet with the same columns. See perf/reading.sh.
final class Reading {
    private static final int ARROW_BATCH_ROWS = 1 << 17;

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        if (args[0].equals("copy")) {
            copy(Path.of(args[1]), Path.of(args[2]));
            return;
        }
        int rounds = Integer.parseInt(args[0]);
        String country = args[1];
        List<String> outputs = Arrays.asList(args).subList(2, args.length);
        Map<String, List<double[]>> times = new LinkedHashMap<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                BufferAllocator allocator = new RootAllocator()) {
            for (int round = -1; round < rounds; round++) {
                for (String output : outputs) {
                    Path folder = index(Path.of(output));
                    String name = Path.of(output).getFileName().toString();
                    String from = from(folder);
                    boolean warmUp = round < 0;
                    time(times, name + ", DuckDB, all columns", warmUp, () -> query(duckdb, allColumns(duckdb, from)));
                    time(times, name + ", DuckDB, longitudes", warmUp, () -> query(
                            duckdb, "SELECT sum(centroid_lon)" + from));
                    time(times, name + ", DuckDB, " + country, warmUp, () -> query(
                            duckdb, allColumns(duckdb, from) + " WHERE country_iso = '" + country + "'"));
                    time(times, name + ", Arrow C++, all columns", warmUp, () -> scan(allocator, folder));
                }
            }
        }
        times.forEach((what, seconds) ->
                System.out.printf("%-40s %7.2f s %7.2f CPU s%n", what, median(seconds, 0), median(seconds, 1)));
    }

    private static void copy(Path output, Path file) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET memory_limit = '4GB'");
            statement.execute("COPY (SELECT *" + from(index(output)) + ") TO '" + file
                    + "' (FORMAT parquet, COMPRESSION zstd)");
        }
    }

    private static String from(Path files) {
        return " FROM read_parquet('" + files + (Files.isDirectory(files) ? "/**/*.parquet" : "")
                + "', hive_partitioning = false)";
    }

    /// The folder of the dataset in an output of `enumerate`; other paths are themselves.
    private static Path index(Path output) {
        Path index = output.resolve("tile_index");
        return Files.isDirectory(index) ? index : output;
    }

    /// A query that reads every value of every column.
    private static String allColumns(Connection duckdb, String from) throws SQLException {
        List<String> sums = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet none = statement.executeQuery("SELECT *" + from + " LIMIT 0")) {
            ResultSetMetaData columns = none.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                boolean text = columns.getColumnTypeName(i).equals("VARCHAR");
                sums.add((text ? "max(" : "sum(") + columns.getColumnName(i) + ")");
            }
        }
        return "SELECT " + String.join(", ", sums) + from;
    }

    private static void query(Connection duckdb, String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
        }
    }

    private static void scan(BufferAllocator allocator, Path folder) throws Exception {
        long rows = 0;
        for (Path file : files(folder)) {
            try (FileSystemDatasetFactory factory = new FileSystemDatasetFactory(
                            allocator, NativeMemoryPool.getDefault(), FileFormat.PARQUET, file.toUri().toString());
                    Dataset dataset = factory.finish();
                    Scanner scanner = dataset.newScan(new ScanOptions(ARROW_BATCH_ROWS));
                    ArrowReader reader = scanner.scanBatches()) {
                while (reader.loadNextBatch()) {
                    rows += reader.getVectorSchemaRoot().getRowCount();
                }
            }
        }
        if (rows == 0) {
            throw new IllegalStateException(folder + " has no rows");
        }
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".parquet")).sorted().toList();
        }
    }

    private static void time(Map<String, List<double[]>> times, String what, boolean warmUp, Work work)
            throws Exception {
        var system = (com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        double[] seconds = {(System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9};
        System.out.printf("%s%s %.2f s, %.2f CPU s%n", warmUp ? "warm-up " : "", what, seconds[0], seconds[1]);
        if (!warmUp) {
            times.computeIfAbsent(what, absent -> new ArrayList<>()).add(seconds);
        }
    }

    private static double median(List<double[]> seconds, int which) {
        double[] sorted = seconds.stream().mapToDouble(pair -> pair[which]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
