package org.tileindex.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.request.RunRequest;
import org.tileindex.stats.StatsRequest;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The program. Exit codes: 0 success, 1 failure, 2 wrong usage, 130 interrupted, 143 by SIGTERM, 129 by SIGHUP
/// (contract, section 10.1).
@Command(
        name = "tile-index",
        description = "Finds the cells of a raster grid that belong to each country, as Parquet or Arrow files.",
        versionProvider = ProgramVersion.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start here:",
            "  tile-index enumerate --out world",
            "  tile-index stats --out people.csv --raster population.tif --stat sum",
            "  tile-index plan",
            "  tile-index verify world",
            "  tile-index enumerate --help",
            "Shell completion:  source <(tile-index generate-completion)"
        })
public final class Main implements Runnable {
    private static final Map<String, Class<?>> COMMANDS = commands();

    private static final int FAILED = 1;
    private static final int INTERRUPTED = 130;

    /// Widths of help texts: where the terminal's is not known, and the least and most that read well.
    private static final int COMMON_COLUMNS = 80;

    private static final int LEAST_COLUMNS = 60;
    private static final int MOST_COLUMNS = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @CommandLine.Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Print the stack trace of an error.")
    private boolean debug;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// The commands by their names, in the order of the help text.
    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("enumerate", EnumerateCommand.class);
        commands.put("values", ValuesCommand.class);
        commands.put("plan", PlanCommand.class);
        commands.put("stats", StatsCommand.class);
        commands.put("clip", ClipCommand.class);
        commands.put("inspect", InspectCommand.class);
        commands.put("verify", VerifyCommand.class);
        commands.put("profile", ProfileCommand.class);
        return commands;
    }

    /// Gives `command` its subcommands: that of the command line alone, since each takes its time to be set up, and all
    /// where a help text or a completion is to know them.
    private static void addCommands(CommandLine command, String... args) {
        Optional<Class<?>> named = args.length == 0 ? Optional.empty() : Optional.ofNullable(COMMANDS.get(args[0]));
        if (named.isPresent()) {
            command.addSubcommand(named.get());
        } else {
            COMMANDS.values().forEach(command::addSubcommand);
            command.addSubcommand(AutoComplete.GenerateCompletion.class);
        }
    }

    /// Runs one command line and returns its exit code.
    public static int run(String... args) {
        return run(Optional.empty(), args);
    }

    /// Runs one command line, whose work is done elsewhere.
    public static int run(Clusters clusters, String... args) {
        return run(Optional.of(clusters), args);
    }

    /// The request of a command line of `enumerate` or `values`, whose rasters are open, for a process of a cluster.
    ///
    /// @throws TileIndexException if it cannot be fulfilled here
    public static RunRequest request(String... args) throws TileIndexException, InterruptedException {
        if (parsed(args) instanceof PublishingCommand publishing) {
            return publishing.request();
        }
        throw new IllegalArgumentException("neither enumerate nor values: " + String.join(" ", args));
    }

    /// The request of a command line of `stats`, likewise.
    ///
    /// @throws TileIndexException if it cannot be fulfilled here
    public static StatsRequest statsRequest(String... args) throws TileIndexException, InterruptedException {
        if (parsed(args) instanceof StatsCommand stats) {
            return stats.request();
        }
        throw new IllegalArgumentException("not stats: " + String.join(" ", args));
    }

    private static Object parsed(String... args) {
        return commandLine(new Main(), args)
                .parseArgs(args)
                .subcommand()
                .commandSpec()
                .userObject();
    }

    private static CommandLine commandLine(Main main, String... args) {
        CommandLine command = new CommandLine(main);
        addCommands(command, args);
        OptionValues.registerAll(command);
        return command;
    }

    private static int run(Optional<Clusters> clusters, String... args) {
        Main main = new Main();
        CommandLine command = commandLine(main, args);
        clusters.ifPresent(
                elsewhere -> command.getSubcommands().values().forEach(each -> elsewhere.take(each.getCommand())));
        command.setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionStrategy(Main::execute)
                .setExecutionExceptionHandler((failure, failed, parsed) -> main.failed(failure, failed));
        command.setUsageHelpWidth(Math.clamp(Terminal.columns().orElse(COMMON_COLUMNS), LEAST_COLUMNS, MOST_COLUMNS));
        try {
            return command.execute(args);
        } catch (OutOfMemoryError e) {
            return main.failed(
                    new TileIndexException(
                                    ErrorCode.E099_INTERNAL,
                                    "memory ran out",
                                    "Give the program more, for example TILE_INDEX_JAVA_OPTS=-Xmx4g, "
                                            + "or fewer or simpler zones.")
                            .causedBy(e),
                    command);
        }
    }

    private static int execute(CommandLine.ParseResult parsed) {
        OptionValues.refuseBlanks(parsed);
        return new CommandLine.RunLast().execute(parsed);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
    }

    private static int wrongUsage(CommandLine.ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.printf(
                "tile-index: usage: %s. See '%s --help'.%n",
                oneLine(e), command.getCommandSpec().qualifiedName());
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private int failed(Exception failure, CommandLine command) {
        if (failure instanceof InterruptedException) {
            return INTERRUPTED;
        }
        TileIndexException fault = failure instanceof TileIndexException known
                ? known
                : new TileIndexException(
                                ErrorCode.E099_INTERNAL,
                                Reason.unforeseen(failure),
                                "This is a bug in tile-index; --debug shows where.")
                        .causedBy(failure);
        PrintWriter err = command.getErr();
        err.printf("tile-index: %s: %s%n", fault.code(), oneLine(fault));
        if (debug) {
            fault.printStackTrace(err);
        }
        err.flush();
        return FAILED;
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(String::strip)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
