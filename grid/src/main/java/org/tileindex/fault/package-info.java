/// What can go wrong, by code, with a place and a remedy.
@NullMarked
package org.tileindex.fault;

import org.jspecify.annotations.NullMarked;
