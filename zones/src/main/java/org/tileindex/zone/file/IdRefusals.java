package org.tileindex.zone.file;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;

/// The refusals of ids that no run takes.
final class IdRefusals {
    private static final int LONGEST_ID = 1024;

    private IdRefusals() {}

    /// The refusal of ids that are no country codes (E005).
    ///
    /// @param invalid number of the other zones that are refused, too
    static TileIndexException notCodes(ZoneParts source, Collection<String> ids, int invalid) {
        String besides = invalid == 0
                ? ""
                : "; %s invalid, too (see inspect)"
                        .formatted(invalid == 1 ? "1 zone is" : "%d zones are".formatted(invalid));
        return new TileIndexException(
                ErrorCode.E005_ISO_FK,
                "%s: %s not ISO 3166-1: %s%s"
                        .formatted(
                                source.title(),
                                ids.size() == 1 ? "1 id is" : "%d ids are".formatted(ids.size()),
                                Printable.list(ids),
                                besides),
                "Leave %s out (--unknown-ids skip, --exclude), or allow any ids (--zone-ids any)."
                        .formatted(ids.size() == 1 ? "it" : "them"));
    }

    /// The refusal of chosen ids that are no country codes (E005).
    static TileIndexException notChosen(Collection<String> ids) {
        return new TileIndexException(
                ErrorCode.E005_ISO_FK,
                "--countries: %s is not an ISO 3166-1 code"
                        .formatted(Printable.list(
                                ids.stream().map("'%s'"::formatted).toList())),
                "Correct --countries, or allow any ids with --zone-ids any.");
    }

    /// Refuses long ids and half a surrogate pair. UTF-8 would encode it as a question mark, so two zones with such ids
    /// would share a folder, and one would be lost.
    ///
    /// @throws TileIndexException E010 for an id of more than 1,024 bytes, E005 for half a surrogate pair
    static void checkEncodable(ZoneParts source, String id) throws TileIndexException {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > LONGEST_ID) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "the id %s has %d bytes, more than %d (zones: %s)"
                            .formatted(Printable.id(id), utf8.length, LONGEST_ID, source.name()),
                    "Name a field of shorter ids with --zone-id.");
        }
        String encodable = new String(utf8, StandardCharsets.UTF_8);
        if (!encodable.equals(id)) {
            throw new TileIndexException(
                    ErrorCode.E005_ISO_FK,
                    "id '%s' contains half a surrogate pair, which is not valid text (zones: %s)"
                            .formatted(Printable.id(encodable), source.name()),
                    "Give the features ids that UTF-8 can encode.");
        }
    }
}
