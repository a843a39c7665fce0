package org.tileindex.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tileindex.raster.source.FilePlace;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// Values of options as people type them, and the words for those that are wrong.
final class OptionValues {
    /// Stands for bytes of the command line that are no characters in the charset of the locale.
    private static final char REPLACEMENT = '\uFFFD';

    private OptionValues() {}

    /// Reads the values of all options of `command`, and of its subcommands.
    static void registerAll(CommandLine command) {
        Choice.registerAll(command);
        command.registerConverter(Path.class, OptionValues::path);
        command.registerConverter(FilePlace.class, OptionValues::place);
        command.registerConverter(Integer.class, OptionValues::integer);
        command.registerConverter(int.class, OptionValues::integer);
        command.registerConverter(Long.class, OptionValues::whole);
        command.registerConverter(Double.class, OptionValues::number);
    }

    private static Path path(String text) {
        Charset charset = Charset.forName(
                System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()), StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 || !charset.newEncoder().canEncode(text)) {
            throw new TypeConversionException(("'%s' has characters that the locale does not know; set LC_ALL to a"
                            + " locale with UTF-8, such as C.UTF-8")
                    .formatted(text.replace(REPLACEMENT, '?')));
        }
        FilePlace place = new FilePlace(text);
        if (place.isUri()) {
            throw new TypeConversionException(
                    "'%s' is an address; only a path of this machine is taken here".formatted(place.name()));
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'%s' cannot be a path".formatted(text));
        }
    }

    private static FilePlace place(String text) {
        FilePlace place = new FilePlace(text);
        return place.isUri() ? place : FilePlace.of(path(text));
    }

    private static int integer(String text) {
        long number = whole(text);
        if (number != (int) number) {
            throw new TypeConversionException("'%s' is too large".formatted(text));
        }
        return (int) number;
    }

    private static long whole(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'%s' is not a whole number".formatted(text));
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'%s' is not a number".formatted(text));
        }
    }

    /// Refuses values that are empty, or have an empty part between commas.
    ///
    /// @throws ParameterException for the first of them
    static void refuseBlanks(ParseResult parsed) {
        for (Optional<ParseResult> command = Optional.of(parsed);
                command.isPresent();
                command = command.flatMap(OptionValues::subcommand)) {
            CommandLine line = command.get().commandSpec().commandLine();
            command.get().matchedOptions().forEach(option -> refuseBlank(line, option.longestName(), option));
            command.get()
                    .matchedPositionals()
                    .forEach(positional -> refuseBlank(line, positional.paramLabel(), positional));
        }
    }

    private static Optional<ParseResult> subcommand(ParseResult command) {
        return command.hasSubcommand() ? Optional.of(command.subcommand()) : Optional.empty();
    }

    private static void refuseBlank(CommandLine command, String name, ArgSpec argument) {
        List<String> values = argument.stringValues();
        if (!values.isEmpty() && values.stream().allMatch(String::isBlank)) {
            throw new ParameterException(command, name + ": the value is empty");
        }
        if (values.stream().anyMatch(String::isBlank)) {
            throw new ParameterException(
                    command, "%s: a value is empty in '%s'".formatted(name, String.join(",", values)));
        }
    }
}
