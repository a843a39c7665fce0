package org.tileindex.tile;

import java.util.Locale;

/// How zones are laid out in files (contract, section 3.5).
public enum ShardLayout {
    /// A folder per zone; each shard is a row band of one zone.
    ZONE,
    /// No folders of zones; a shard holds consecutive zones, or a part of one that is larger.
    PACKED;

    /// The name in options and parameters.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
