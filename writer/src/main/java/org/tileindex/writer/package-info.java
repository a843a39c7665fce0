/// Files: columns over runs become Parquet shards ([ShardWriter]), shards become published datasets
/// ([DatasetPublisher]).
@NullMarked
package org.tileindex.writer;

import org.jspecify.annotations.NullMarked;
