package org.tileindex.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why something could not be read, in words for people: what an exception says, without the names of Java's classes.
final class Reason {
    private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*");

    /// As parquet-java names a file: by an object's identity, which says nothing and is never the same.
    private static final Pattern OBJECT = Pattern.compile("[\\w.]+@[0-9a-f]+");

    private Reason() {}

    static String of(Throwable failure) {
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return of(cause);
        }
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            default ->
                Optional.ofNullable(failure.getMessage())
                        .flatMap(message -> message.lines().findFirst())
                        .map(message -> OBJECT.matcher(message).replaceAll("the file"))
                        .filter(message -> message.contains(" "))
                        .filter(message -> !CLASS_NAME.matcher(message).find())
                        .orElse("content that does not fit together");
        };
    }
}
