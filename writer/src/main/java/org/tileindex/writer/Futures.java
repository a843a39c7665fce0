package org.tileindex.writer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Results of file work on another thread.
final class Futures {
    private Futures() {}

    /// Waits for `work` and returns its result.
    ///
    /// @throws IOException if the work threw it, or an [InterruptedIOException] if this thread was interrupted
    static <T> T await(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while reading staged files").initCause(e);
        }
    }
}
