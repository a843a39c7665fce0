package org.tileindex.zone.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;

/// Chooses the attribute that holds the features' ids: the one that the user names, or the first with a usual name.
/// Case does not matter, unless two names differ only by case and the user gives one of them.
final class IdField {
    /// Usual names of an attribute of country codes, in order of preference: alpha-2, alpha-3, and what may be a name.
    private static final List<String> USUAL = List.of(
            "iso_a2",
            "country_iso",
            "iso_3166_1_alpha_2",
            "iso2",
            "alpha_2",
            "iso_a2_eh",
            "iso_3166_1",
            "iso_3166",
            "iso_cc",
            "iso_code_2",
            "country_code",
            "cntr_id",
            "wb_a2",
            "iso_a3",
            "iso_3166_1_alpha_3",
            "iso3",
            "alpha_3",
            "iso_a3_eh",
            "iso_code_3",
            "gid_0",
            "adm0_a3",
            "wb_a3",
            "iso",
            "country");

    private static final Pattern SEPARATORS = Pattern.compile("[-_ :.]");

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
        return wanted.isPresent()
                ? wanted.get().equalsIgnoreCase(name)
                : USUAL.stream().anyMatch(usual -> plain(usual).equals(plain(name)));
    }

    /// The index in `names` of the attribute that holds the ids.
    ///
    /// @param names attributes to choose from
    /// @throws TileIndexException E005 if none of them fits
    int choose(ZoneSource source, List<String> names) throws TileIndexException {
        int index = find(names);
        if (index >= 0) {
            return index;
        }
        String has = FieldNames.listed(names);
        throw new TileIndexException(
                ErrorCode.E005_ISO_FK,
                wanted.isPresent()
                        ? "zone file %s has no field '%s' for ids (fields: %s)"
                                .formatted(source.name(), Printable.id(wanted.get()), has)
                        : "zone file %s has no field of country codes (fields: %s)".formatted(source.name(), has),
                "Name the field of ids with --zone-id, or rename it, for example to iso_a2.");
    }

    /// The same; -1 if none of them fits.
    int find(List<String> names) {
        return wanted.isPresent() ? FieldNames.find(wanted.get(), names) : guessed(names);
    }

    private static int guessed(List<String> names) {
        for (String usual : USUAL) {
            for (int i = 0; i < names.size(); i++) {
                if (plain(usual).equals(plain(names.get(i)))) {
                    return i;
                }
            }
        }
        return -1;
    }

    /// A name without case and without what separates its words: `ISO3166-1-Alpha-2` is `iso_3166_1_alpha_2`.
    private static String plain(String name) {
        return SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
