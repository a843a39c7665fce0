/// What a run would take on a cluster: two stages with a barrier in between, requests to an object store, and prices.
@NullMarked
package org.tileindex.forecast;

import org.jspecify.annotations.NullMarked;
