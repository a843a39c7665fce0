package org.tileindex.zone.file;

/// Where the zones of a run came from.
///
/// @param name a path, or the name of the embedded data
/// @param embedded whether it is the data inside the program
/// @param sha256 digest of the bytes, lower-case hexadecimal
/// @param bytes number of bytes read
/// @param seconds time to read them
public record ZoneInput(String name, boolean embedded, String sha256, long bytes, double seconds) {
    /// The facts of a source that was read in so many seconds.
    public static ZoneInput of(ZoneSource source, double seconds) {
        return new ZoneInput(source.name(), source.isEmbedded(), source.sha256(), source.size(), seconds);
    }
}
