/// What a zone file or a published output holds, for people.
@NullMarked
package org.tileindex.inspect;

import org.jspecify.annotations.NullMarked;
