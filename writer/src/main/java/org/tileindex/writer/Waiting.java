package org.tileindex.writer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// What another thread works out with files.
final class Waiting {
    private Waiting() {}

    /// The result of `work`, once it is there.
    ///
    /// @throws IOException if the work threw it, or an [InterruptedIOException] if this thread was interrupted
    static <T> T of(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while digesting").initCause(e);
        }
    }
}
