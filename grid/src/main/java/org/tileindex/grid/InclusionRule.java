package org.tileindex.grid;

import java.util.Locale;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// The condition under which a cell belongs to a zone (contract, section 2.2).
public enum InclusionRule {
    /// The cell's centroid lies in the interior of one of the zone's polygons or on that polygon's outer ring, and not
    /// on or in one of its holes.
    CENTER("center"),
    /// The open cell and the zone share a positive area; touching is not enough.
    ANY_OVERLAP("any_overlap");

    private final String id;

    InclusionRule(String id) {
        this.id = id;
    }

    /// The value of the column `inclusion_rule`.
    public String id() {
        return id;
    }

    /// The rule of that name, in upper or lower case, with a hyphen or an underscore.
    ///
    /// @throws TileIndexException E008 if there is no such rule
    public static InclusionRule of(String id) throws TileIndexException {
        String name = id.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        for (InclusionRule rule : values()) {
            if (rule.id.equals(name)) {
                return rule;
            }
        }
        throw new TileIndexException(
                ErrorCode.E008_INCLUSION_RULE,
                "inclusion rule '%s' is unknown".formatted(id),
                "Use center or any_overlap.");
    }
}
