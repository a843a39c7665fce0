package org.tileindex.zone.file;

/// Where the zones of a run came from.
///
/// @param name a path as typed, an address without secrets, or the name of the embedded data
/// @param embedded whether it is the data inside the program
/// @param sha256 digest of the bytes, lower-case hexadecimal
/// @param parts number of zone files
/// @param bytes number of bytes read
/// @param seconds time to read them
public record ZoneInput(String name, boolean embedded, String sha256, int parts, long bytes, double seconds) {
    /// The facts of an input that was read in so many seconds.
    public static ZoneInput of(ZoneParts parts, double seconds) {
        return new ZoneInput(parts.name(), parts.isEmbedded(), parts.sha256(), parts.count(), parts.size(), seconds);
    }
}
