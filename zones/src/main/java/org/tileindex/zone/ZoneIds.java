package org.tileindex.zone;

/// What the ids of zones are.
public enum ZoneIds {
    /// ISO 3166-1 alpha-2 codes of countries.
    ISO,
    /// Any text: parcels, counties, watersheds.
    ANY
}
