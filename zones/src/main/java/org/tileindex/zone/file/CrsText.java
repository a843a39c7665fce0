package org.tileindex.zone.file;

/// The CRS of a file as text in any spelling.
final class CrsText {
    private CrsText() {}

    /// Whether `text` means WGS84 longitude/latitude as a name, well-known text, PROJJSON or a PROJ string.
    static boolean isWgs84(String text) {
        return Wgs84.isName(text)
                || Wgs84.isDefinition(text)
                || ProjJson.isWgs84(text.strip())
                || Wgs84.isProjString(text);
    }
}
