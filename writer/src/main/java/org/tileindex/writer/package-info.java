/// The file writer: columns over runs become Parquet shards ([ShardWriter]), and shards become published datasets
/// ([DatasetPublisher]).
@NullMarked
package org.tileindex.writer;

import org.jspecify.annotations.NullMarked;
