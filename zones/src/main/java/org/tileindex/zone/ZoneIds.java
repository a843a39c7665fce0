package org.tileindex.zone;

/// The kind of ids that zones have (contract, section 3.3).
public enum ZoneIds {
    /// ISO 3166-1 alpha-2 codes of countries.
    ISO,
    /// Any text, for example for parcels, counties or watersheds.
    ANY;

    /// The order of ids in outputs: that of their code points, which is also that of their UTF-8 bytes.
    public static int compare(String id, String other) {
        int length = Math.min(id.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = id.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                // Surrogates stand for the code points above all others, yet some characters lie above them.
                boolean astral = Character.isSurrogate(a);
                return astral == Character.isSurrogate(b) ? a - b : astral ? 1 : -1;
            }
        }
        return id.length() - other.length();
    }
}
