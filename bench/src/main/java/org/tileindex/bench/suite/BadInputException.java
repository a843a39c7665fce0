package org.tileindex.bench.suite;

/// Thrown for arguments or a file that cannot be used. The message is one line for the user.
final class BadInputException extends Exception {
    private static final long serialVersionUID = 1L;

    BadInputException(String message) {
        super(message);
    }

    BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
