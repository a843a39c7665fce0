/// Cuts a zone's spans into shards.
@NullMarked
package org.tileindex.plan;

import org.jspecify.annotations.NullMarked;
