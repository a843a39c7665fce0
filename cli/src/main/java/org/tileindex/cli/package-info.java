/// The command line.
@NullMarked
package org.tileindex.cli;

import org.jspecify.annotations.NullMarked;
