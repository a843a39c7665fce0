/// Profiles of recorded runs (stages, workers, methods, pauses) for people, for programs, and as flame graphs.
@NullMarked
package org.tileindex.profile;

import org.jspecify.annotations.NullMarked;
