/// Faults that a user can act on: a stable code, what happened and where, and a remedy.
@NullMarked
package org.tileindex.fault;

import org.jspecify.annotations.NullMarked;
