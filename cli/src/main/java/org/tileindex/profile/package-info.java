/// What a recording of a run tells: stages, workers, methods, pauses; for people, for programs, and as a flame graph.
@NullMarked
package org.tileindex.profile;

import org.jspecify.annotations.NullMarked;
