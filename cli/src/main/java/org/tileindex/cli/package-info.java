/// The commands of the program, their options, and what they print.
@NullMarked
package org.tileindex.cli;

import org.jspecify.annotations.NullMarked;
