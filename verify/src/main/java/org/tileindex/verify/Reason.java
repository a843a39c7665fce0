package org.tileindex.verify;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/// The reason for a failure in words for people: the message of an exception, without names of Java classes.
final class Reason {
    private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*");

    /// An object's identity, by which parquet-java names a file. It says nothing and changes with every run.
    private static final Pattern OBJECT = Pattern.compile("[\\w.]+@[0-9a-f]+");

    private Reason() {}

    /// The failure itself, without the exceptions that only carry it from a stream or a thread.
    static Throwable cause(Throwable failure) {
        boolean carrier = failure instanceof UncheckedIOException || failure instanceof ExecutionException;
        Throwable cause = failure.getCause();
        return carrier && cause != null ? cause(cause) : failure;
    }

    static String of(Throwable failure) {
        return switch (cause(failure)) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            default ->
                Optional.ofNullable(cause(failure).getMessage())
                        .flatMap(message -> message.lines().findFirst())
                        .map(message -> OBJECT.matcher(message).replaceAll("the file"))
                        .filter(message -> message.contains(" "))
                        .filter(message -> !CLASS_NAME.matcher(message).find())
                        .orElse("inconsistent content");
        };
    }
}
