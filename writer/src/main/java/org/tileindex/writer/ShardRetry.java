package org.tileindex.writer;

import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.time.Duration;

/// The attempts at a shard: at most three where a disk or a store fails (contract, section 5.5). A conflict stays one.
public final class ShardRetry {
    public static final RetryPolicy<Object> ON_IO_FAULT = RetryPolicy.builder()
            .handleIf(fault -> fault instanceof IOException && !(fault instanceof PublishConflictException))
            .withMaxAttempts(3)
            .withBackoff(Duration.ofMillis(50), Duration.ofMillis(500))
            .build();

    private ShardRetry() {}
}
