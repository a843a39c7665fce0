package org.tileindex.zone;

/// The kind of ids that zones have (contract, section 3.3).
public enum ZoneIds {
    /// ISO 3166-1 alpha-2 codes of countries.
    ISO,
    /// Any text, for example for parcels, counties or watersheds.
    ANY
}
