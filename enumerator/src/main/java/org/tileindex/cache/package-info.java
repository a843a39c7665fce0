/// What is worth remembering: between runs, on the disk; and how often it was of use.
@NullMarked
package org.tileindex.cache;

import org.jspecify.annotations.NullMarked;
