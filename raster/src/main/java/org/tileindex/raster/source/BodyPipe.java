package org.tileindex.raster.source;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The body of an answer, from the client's threads to the one that reads. It holds only a few buffers: a reader that
/// pauses makes the server pause.
final class BodyPipe implements HttpResponse.BodySubscriber<BodyPipe> {
    /// Lists of buffers, of 16 KiB each in the JDK's client, under way at one time.
    private static final int WINDOW = 16;

    private final Duration stall;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> open = new ArrayDeque<>();
    private Optional<Subscription> subscription = Optional.empty();
    private boolean cancelled;
    private boolean ended;

    /// Bytes, or the end of the body, in order or by a failure.
    private record Piece(List<ByteBuffer> bytes, boolean last, Optional<Throwable> failure) {}

    /// @param stall longest time without a byte
    BodyPipe(Duration stall) {
        this.stall = stall;
    }

    /// The pipe, at once: its reader waits for the bytes.
    @Override
    public CompletionStage<BodyPipe> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Subscription begun) {
        subscription = Optional.of(begun);
        if (cancelled) {
            begun.cancel();
        } else {
            begun.request(WINDOW);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        pieces.add(new Piece(bytes, false, Optional.empty()));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new Piece(List.of(), true, Optional.of(failure)));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece(List.of(), true, Optional.empty()));
    }

    /// Moves bytes into a buffer until it is full or the body ends.
    ///
    /// @throws HttpFault if the connection breaks, or no byte comes for too long
    void fill(ByteBuffer into) throws HttpFault, InterruptedException {
        while (into.hasRemaining() && advance()) {
            ByteBuffer next = open.element();
            int count = Math.min(next.remaining(), into.remaining());
            into.put(into.position(), next, next.position(), count);
            into.position(into.position() + count);
            next.position(next.position() + count);
        }
    }

    /// Passes bytes over.
    ///
    /// @return how many: fewer than asked for if the body ends
    long skip(long count) throws HttpFault, InterruptedException {
        long left = count;
        while (left > 0 && advance()) {
            ByteBuffer next = open.element();
            int step = (int) Math.min(next.remaining(), left);
            next.position(next.position() + step);
            left -= step;
        }
        return count - left;
    }

    /// Whether nothing follows. Waits until that is known.
    boolean isAtEnd() throws HttpFault, InterruptedException {
        return !advance();
    }

    /// Waits until the first open buffer has a byte; false at the end of the body.
    private boolean advance() throws HttpFault, InterruptedException {
        while (true) {
            while (!open.isEmpty() && !open.element().hasRemaining()) {
                open.remove();
            }
            if (!open.isEmpty() || ended) {
                return !open.isEmpty();
            }
            Piece piece = pieces.poll(stall.toNanos(), TimeUnit.NANOSECONDS);
            if (piece == null) {
                throw HttpFault.later("no byte came for %s".formatted(Durations.words(stall)));
            }
            take(piece);
        }
    }

    private void take(Piece piece) throws HttpFault {
        if (piece.failure().isPresent()) {
            throw HttpFault.later("the connection broke within the answer")
                    .causedBy(piece.failure().get());
        }
        ended = piece.last();
        open.addAll(piece.bytes());
        if (!ended) {
            request();
        }
    }

    private synchronized void request() {
        if (subscription.isPresent()) {
            subscription.get().request(1);
        }
    }

    /// Gives up the rest of the body, and the connection if it can have no other use.
    synchronized void cancel() {
        cancelled = true;
        if (subscription.isPresent()) {
            subscription.get().cancel();
        }
    }
}
