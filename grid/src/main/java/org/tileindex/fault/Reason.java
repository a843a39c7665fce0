package org.tileindex.fault;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The reason for a failure in words for people, without names of Java classes (contract, section 10.1). Words are a
/// noun, as `permission denied`, or a predicate, as `is a folder`, whose subject is the file.
public final class Reason {
    /// Messages of the C library whose words would not stand well in a sentence. The others begin with a noun.
    private static final Map<String, String> SYSTEM = Map.of(
            "No space left on device", "no space left on the device",
            "Disk quota exceeded", "the user's share of the disk is used up",
            "No such file or directory", "does not exist",
            "Is a directory", "is a folder",
            "Not a directory", "lies in a file instead of a folder",
            "Input/output error", "the device failed",
            "Read-only file system", "the file system is read-only",
            "File too large", "no file may grow that large",
            "Too many open files", "too many open files");

    private static final Pattern CLASS_NAME =
            Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*|\\b(?:[A-Z][a-z]+)+(?:Exception|Error|Feature)\\b");

    /// An object's identity, which says nothing and changes with every run.
    private static final Pattern OBJECT = Pattern.compile("[\\w.]+@[0-9a-f]+");

    /// The message of a [FileNotFoundException]: a path and the C library's words.
    private static final Pattern NOT_FOUND = Pattern.compile("(.*) \\(([^()]+)\\)");

    private Reason() {}

    /// The failure itself, without the exceptions that only carry it from a stream or a thread.
    public static Throwable cause(Throwable failure) {
        boolean carrier = failure instanceof UncheckedIOException || failure instanceof ExecutionException;
        Throwable cause = failure.getCause();
        return carrier && cause != null ? cause(cause) : failure;
    }

    /// The reason, where the file is known from the context: `it is a folder`.
    public static String of(Throwable failure) {
        return of(failure, "its content is inconsistent");
    }

    /// The same, with the words for a failure that has none.
    public static String of(Throwable failure, String otherwise) {
        String words = words(cause(failure)).orElse(otherwise);
        return isPredicate(words) ? "it " + words : words;
    }

    /// The reason and the file that the failure names: `a/b is a folder`, `permission denied for a/b`.
    public static String at(Throwable failure) {
        String file = file(cause(failure));
        if (file.isEmpty()) {
            return of(failure);
        }
        String words = words(cause(failure)).orElse("an unknown fault");
        return isPredicate(words) ? file + " " + words : words + " for " + file;
    }

    /// The reason for a failure that nobody foresaw, for a report of it.
    public static String unforeseen(Throwable failure) {
        return words(cause(failure)).orElse("an unforeseen condition");
    }

    private static boolean isPredicate(String words) {
        return words.matches("(is|does|lies|exists) .*");
    }

    private static String file(Throwable failure) {
        if (failure instanceof FileSystemException named) {
            return Optional.ofNullable(named.getFile()).orElse("");
        }
        Matcher missing = NOT_FOUND.matcher(String.valueOf(failure.getMessage()));
        return failure instanceof FileNotFoundException && missing.matches() ? missing.group(1) : "";
    }

    private static Optional<String> words(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException missing -> Optional.of("does not exist");
            case AccessDeniedException denied -> Optional.of("permission denied");
            case FileAlreadyExistsException there -> Optional.of("exists already");
            case NotDirectoryException file -> Optional.of("is not a folder");
            case DirectoryNotEmptyException full -> Optional.of("is a folder that is not empty");
            case FileSystemLoopException loop -> Optional.of("is a link that leads back to itself");
            case AtomicMoveNotSupportedException far -> Optional.of("lies on another file system than its new place");
            case FileSystemException other ->
                Optional.ofNullable(other.getReason()).map(Reason::ofSystem);
            case FileNotFoundException missing ->
                Optional.of(NOT_FOUND.matcher(String.valueOf(missing.getMessage())))
                        .filter(Matcher::matches)
                        .map(message -> ofSystem(message.group(2)));
            case EOFException end -> Optional.of("is cut short");
            case CharacterCodingException bytes -> Optional.of("is not text in UTF-8");
            case OutOfMemoryError memory -> Optional.of("memory ran out");
            default -> ofMessage(Optional.ofNullable(failure.getMessage()).orElse(""));
        };
    }

    private static String ofSystem(String message) {
        return SYSTEM.getOrDefault(message, lowerCase(message));
    }

    /// The first line of a message, if it is words.
    private static Optional<String> ofMessage(String message) {
        if (SYSTEM.containsKey(message)) {
            return Optional.of(ofSystem(message));
        }
        return message.lines()
                .findFirst()
                .map(line -> OBJECT.matcher(line).replaceAll("the file"))
                .filter(line -> line.contains(" ") && !CLASS_NAME.matcher(line).find())
                .map(line -> line.endsWith(".") ? line.substring(0, line.length() - 1) : line);
    }

    private static String lowerCase(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
