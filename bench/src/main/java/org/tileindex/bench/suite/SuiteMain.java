package org.tileindex.bench.suite;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/// The main class of `bench/jmh.sh` (`run FOLDER COMMIT [--quick] [REGEX]`) and `bench/compare.sh` (`compare A.json
/// B.json`, `compare --kernels A.json`). Exit codes: 0 for success, 1 if a benchmark, a file or a disk fails, 2 for
/// arguments or result files that cannot be used.
public final class SuiteMain {
    private static final String USAGE = "usage: bench/compare.sh A.json B.json, or bench/compare.sh --kernels A.json";

    private SuiteMain() {}

    public static void main(String[] args) {
        System.exit(execute(List.of(args), System.out, System.err));
    }

    /// Runs the command in `args` and returns the exit code. An error is one line on `err`.
    static int execute(List<String> args, PrintStream out, PrintStream err) {
        try {
            switch (args.isEmpty() ? "" : args.getFirst()) {
                case "run" -> out.println(run(args.subList(1, args.size())));
                case "compare" -> out.println(compare(args.subList(1, args.size())));
                default -> throw new BadInputException("start bench/jmh.sh or bench/compare.sh");
            }
            return 0;
        } catch (BadInputException e) {
            err.println("bench: " + e.getMessage());
            return 2;
        } catch (RunnerException | IOException e) {
            err.println("bench: " + e.getMessage());
            return 1;
        }
    }

    private static Path run(List<String> args) throws BadInputException, RunnerException, IOException {
        if (args.size() < 2) {
            throw new BadInputException("start bench/jmh.sh");
        }
        return SuiteRun.of(args.subList(2, args.size())).execute(Path.of(args.get(0)), args.get(1));
    }

    private static String compare(List<String> args) throws BadInputException {
        if (args.size() != 2) {
            throw new BadInputException(USAGE);
        }
        return args.getFirst().equals("--kernels")
                ? KernelTable.of(ResultFile.read(Path.of(args.get(1))))
                : ComparisonTable.of(ResultFile.read(Path.of(args.get(0))), ResultFile.read(Path.of(args.get(1))));
    }
}
