package org.tileindex.raster.source;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.tileindex.fault.Causes;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Repeats requests that failed, a bounded number of times. Pauses double from one to the next and vary by half, so
/// that requests which failed together do not come again together; where a server names a time, it is waited for.
final class Attempts {
    /// Most repeats at once of a request whose connection the server had ended.
    private static final int MOST_AT_ONCE = 3;

    /// Most repeats of a request whose connection was full, each after another request has ended.
    private static final int MOST_CROWDED = 100;

    private final String name;
    private final SourceSettings settings;
    private final RequestSlots slots;
    private final FailsafeExecutor<Object> executor;

    /// One request, from its sending to the last byte wanted.
    @FunctionalInterface
    interface Request<T> {
        T send() throws HttpFault, TileIndexException, InterruptedException;
    }

    /// @param name of the file
    Attempts(String name, SourceSettings settings, RequestSlots slots, ReadCounts counts) {
        this.name = name;
        this.settings = settings;
        this.slots = slots;
        this.executor = Failsafe.with(RetryPolicy.builder()
                .handle(HttpFault.class)
                .withMaxAttempts(settings.attempts())
                .withDelayFn(this::pause)
                .onRetry(again -> counts.retry())
                .build());
    }

    /// Sends a request in a slot. A slot is held while a request is under way, not while one waits to be repeated.
    <T> T inSlot(Request<T> request) throws TileIndexException, InterruptedException {
        return of(() -> admitted(request));
    }

    /// Sends the first request for a file in a slot. A host that nobody knows is then a mistake in the address.
    <T> T first(Request<T> request) throws TileIndexException, InterruptedException {
        return of(() -> {
            try {
                return admitted(request);
            } catch (HttpFault e) {
                if (e.kind() == HttpFault.Kind.UNKNOWN_HOST) {
                    throw new TileIndexException(
                                    ErrorCode.E015_SOURCE, name + ": " + e.words(), "Check the address, and the proxy.")
                            .causedBy(e);
                }
                throw e;
            }
        });
    }

    /// Sends a request that needs no slot.
    <T> T of(Request<T> request) throws TileIndexException, InterruptedException {
        try {
            return executor.get(request::send);
        } catch (FailsafeException e) {
            Causes.throwIf(e, TileIndexException.class);
            if (e.getCause() instanceof InterruptedException interrupt) {
                // Failsafe has set the flag again, which stands for the exception where none is thrown.
                Thread.interrupted();
                throw interrupt;
            } else if (e.getCause() instanceof HttpFault fault) {
                throw exhausted(fault);
            }
            throw e;
        }
    }

    private <T> T admitted(Request<T> request) throws HttpFault, TileIndexException, InterruptedException {
        for (int repeats = 0; ; repeats++) {
            slots.take();
            try {
                return request.send();
            } catch (HttpFault e) {
                if (!isNobodysFault(e.kind(), repeats)) {
                    throw e;
                }
            } finally {
                slots.give();
            }
        }
    }

    private boolean isNobodysFault(HttpFault.Kind kind, int repeats) {
        return switch (kind) {
            case CROWDED -> slots.narrow() && repeats < MOST_CROWDED;
            case AT_ONCE -> repeats < MOST_AT_ONCE;
            case LATER, UNKNOWN_HOST -> false;
        };
    }

    private Duration pause(ExecutionContext<Object> context) {
        int doublings = Math.min(20, context.getAttemptCount() - 1);
        long percent = ThreadLocalRandom.current().nextLong(50, 150);
        Duration pause = settings.pause().multipliedBy(percent << doublings).dividedBy(100);
        Duration wish = context.getLastException() instanceof HttpFault fault
                ? fault.wish().orElse(Duration.ZERO)
                : Duration.ZERO;
        Duration longer = pause.compareTo(wish) < 0 ? wish : pause;
        return longer.compareTo(settings.longestPause()) < 0 ? longer : settings.longestPause();
    }

    private TileIndexException exhausted(HttpFault fault) {
        String times = settings.attempts() == 1 ? "" : " after %d attempts".formatted(settings.attempts());
        return new TileIndexException(
                        ErrorCode.E015_SOURCE,
                        "%s: %s%s".formatted(name, fault.words(), times),
                        "Try again later; fewer --raster-connections may help.")
                .causedBy(fault);
    }
}
