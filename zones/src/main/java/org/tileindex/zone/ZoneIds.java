package org.tileindex.zone;

/// Kind of the zones' ids (contract, section 3.3).
public enum ZoneIds {
    /// ISO 3166-1 alpha-2 codes of countries.
    ISO,
    /// Any text: parcels, counties, watersheds.
    ANY
}
