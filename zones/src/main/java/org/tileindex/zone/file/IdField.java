package org.tileindex.zone.file;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Chooses the attribute that holds the features' ids: the one that the user names, or the first with a usual name.
/// Case does not matter, unless two names differ only by case and the user gives one of them.
final class IdField {
    /// Usual names of an attribute of country codes, in order of preference.
    private static final List<String> USUAL =
            List.of("iso_a2", "country_iso", "iso_3166_1_alpha_2", "iso3166_1_alpha_2", "iso2", "alpha_2", "country");

    private static final int MOST_NAMES_SHOWN = 30;
    private static final int LONGEST_NUMBER = 400;

    private final Optional<String> wanted;

    IdField(ZoneOptions options) {
        this.wanted = options.idField();
    }

    /// Whether the user left the choice to the program.
    boolean isGuessed() {
        return wanted.isEmpty();
    }

    /// Whether an attribute of this name may be chosen.
    boolean isCandidate(String name) {
        return wanted.isPresent() ? wanted.get().equalsIgnoreCase(name) : USUAL.contains(name.toLowerCase(Locale.ROOT));
    }

    /// The index in `names` of the attribute that holds the ids.
    ///
    /// @param names attributes to choose from
    /// @throws TileIndexException E005 if none of them fits
    int choose(ZoneSource source, List<String> names) throws TileIndexException {
        int index = wanted.isPresent() ? named(wanted.get(), names) : guessed(names);
        if (index >= 0) {
            return index;
        }
        String has = names.isEmpty()
                ? "none"
                : String.join(", ", names.stream().limit(MOST_NAMES_SHOWN).toList());
        throw new TileIndexException(
                ErrorCode.E005_ISO_FK,
                wanted.isPresent()
                        ? "zone file %s has no field '%s' for ids (fields: %s)"
                                .formatted(source.name(), wanted.get(), has)
                        : "zone file %s has no field of country codes (fields: %s)".formatted(source.name(), has),
                "Name the field of ids with --zone-id, or rename it to one of: "
                        + USUAL.stream().sorted().toList() + ".");
    }

    private static int named(String wanted, List<String> names) {
        int exact = names.indexOf(wanted);
        return exact >= 0 ? exact : indexIgnoringCase(wanted, names);
    }

    private static int guessed(List<String> names) {
        for (String usual : USUAL) {
            int index = indexIgnoringCase(usual, names);
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    private static int indexIgnoringCase(String wanted, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /// A number as an id: `7`, `7.0` and `7.00` are one id, `7`.
    static String ofNumber(String number) {
        try {
            BigDecimal value = new BigDecimal(number).stripTrailingZeros();
            boolean printable = number.length() <= LONGEST_NUMBER && Math.abs((long) value.scale()) <= LONGEST_NUMBER;
            return printable ? value.toPlainString() : number;
        } catch (NumberFormatException e) {
            return number;
        }
    }
}
