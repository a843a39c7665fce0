/// Descriptions of zone files and of published outputs, for people.
@NullMarked
package org.tileindex.inspect;

import org.jspecify.annotations.NullMarked;
