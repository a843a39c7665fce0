package org.tileindex.spark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Options of the data source by name. A name is that of the command line, in any case, with hyphens, underscores or
/// neither: `zone-ids`, `zone_ids` and `zoneIds` are one option.
final class OptionReader {
    /// Properties of a table of the session's catalog, which come with its options.
    private static final Set<String> OF_TABLES =
            Set.of("provider", "owner", "location", "external", "comment", "ismanagedlocation", "collation");

    private static final Pattern OF_TABLE = Pattern.compile("^option\\.");

    private final Map<String, String> values = new TreeMap<>();

    /// @param given by names in any form
    /// @param known names of all options of the data source
    /// @throws SourceFault E010 for a name that is unknown, and for a path
    OptionReader(Map<String, String> given, Set<String> known) {
        Set<String> keys = known.stream().map(OptionReader::key).collect(Collectors.toSet());
        boolean isTable = isOfCatalog(given);
        given.forEach((name, value) -> {
            String key = key(name);
            if (keys.contains(key)) {
                values.put(key, value.strip());
            } else if (key.equals("path") && !isTable) {
                throw SourceFault.ofOption("path", "tiles have no path", "Give a file of zones as the option zones.");
            } else if (!key.equals("path") && !OF_TABLES.contains(key) && !key.contains(".")) {
                throw SourceFault.ofOption(
                        OF_TABLE.matcher(name).replaceFirst(""),
                        "it is unknown",
                        "Options are " + String.join(", ", new TreeSet<>(known)) + ".");
            }
        });
    }

    /// Whether options are properties of a table of a catalog.
    static boolean isOfCatalog(Map<String, String> given) {
        return given.keySet().stream().map(OptionReader::key).anyMatch("provider"::equals);
    }

    /// Names of options in properties of a table begin with `option.`.
    private static String key(String name) {
        return OF_TABLE.matcher(name.toLowerCase(Locale.ROOT))
                .replaceFirst("")
                .replace("-", "")
                .replace("_", "");
    }

    /// The value of an option that may be absent.
    ///
    /// @throws SourceFault E010 if it is empty
    Optional<String> text(String name) {
        Optional<String> value = Optional.ofNullable(values.get(key(name)));
        if (value.filter(String::isEmpty).isPresent()) {
            throw SourceFault.ofOption(name, "the value is empty", "Give one, or leave the option away.");
        }
        return value;
    }

    /// The parts between commas; none if the option is absent.
    ///
    /// @throws SourceFault E010 if one is empty
    List<String> list(String name) {
        List<String> parts = text(name).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .toList();
        if (parts.contains("")) {
            throw SourceFault.ofOption(
                    name, "a value is empty in '%s'".formatted(values.get(key(name))), "Separate values by commas.");
        }
        return parts;
    }

    /// A yes or no.
    ///
    /// @throws SourceFault E010 if it is neither true nor false
    boolean flag(String name, boolean preset) {
        String value = text(name).orElse(Boolean.toString(preset)).toLowerCase(Locale.ROOT);
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw SourceFault.ofOption(name, "'%s' is neither".formatted(value), "Give true or false.");
        };
    }

    /// A constant by its name.
    ///
    /// @throws SourceFault E010 if there is none of that name
    <E extends Enum<E>> E choice(String name, E preset) {
        E[] all = preset.getDeclaringClass().getEnumConstants();
        Optional<String> value =
                text(name).map(text -> text.toUpperCase(Locale.ROOT).replace('-', '_'));
        if (value.isEmpty()) {
            return preset;
        }
        return Stream.of(all)
                .filter(constant -> constant.name().equals(value.get()))
                .findFirst()
                .orElseThrow(() -> SourceFault.ofOption(
                        name,
                        "'%s' is unknown".formatted(text(name).orElseThrow()),
                        Stream.of(all)
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" or ", "Give ", "."))));
    }

    /// A positive whole number that may be absent.
    ///
    /// @throws SourceFault E010 if it is none
    Optional<Integer> count(String name) {
        return text(name).map(value -> {
            try {
                int count = Integer.parseInt(value);
                if (count > 0) {
                    return count;
                }
            } catch (NumberFormatException e) {
                throw SourceFault.ofOption(name, "'%s' is no whole number".formatted(value), "Give one, such as 8.");
            }
            throw SourceFault.ofOption(name, "%s is less than 1".formatted(value), "Give 1 or more.");
        });
    }
}
