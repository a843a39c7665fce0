package org.tileindex.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// Failures in words, most of them real ones of this file system.
class ReasonTest {
    @TempDir
    private Path folder = Path.of("");

    private static Throwable failure(Executable work) {
        return assertThrows(IOException.class, work);
    }

    private static void assertReason(String of, String at, Throwable failure) {
        assertEquals(of, Reason.of(failure));
        assertEquals(at, Reason.at(failure));
    }

    @Test
    void absentFile() {
        Path absent = folder.resolve("absent");
        assertReason("it does not exist", absent + " does not exist", failure(() -> Files.readAllBytes(absent)));
        assertReason(
                "it does not exist",
                absent + " does not exist",
                failure(() -> new FileInputStream(absent.toFile()).close()));
    }

    @Test
    void folderInPlaceOfAFile() {
        assertEquals("it is a folder", Reason.of(failure(() -> Files.readAllBytes(folder))));
        assertReason(
                "it is a folder",
                folder + " is a folder",
                failure(() -> FileChannel.open(folder, StandardOpenOption.WRITE).close()));
    }

    @Test
    void fileInPlaceOfAFolder() throws IOException {
        Path below = Files.createFile(folder.resolve("file")).resolve("below/deeper");
        Throwable failure = failure(() -> Files.createDirectories(below));
        assertEquals("it lies in a file instead of a folder", Reason.of(failure));
    }

    @Test
    void folderThatIsNotEmpty() throws IOException {
        Files.createFile(folder.resolve("file"));
        assertReason(
                "it is a folder that is not empty",
                folder + " is a folder that is not empty",
                failure(() -> Files.delete(folder)));
    }

    @Test
    void wordsOfTheOperatingSystem() {
        assertReason("permission denied", "permission denied for a", new AccessDeniedException("a"));
        assertReason(
                "no space left on the device",
                "no space left on the device for a",
                new FileSystemException("a", "b", "No space left on device"));
        assertReason(
                "too many open files",
                "too many open files for a",
                new FileSystemException("a", "b", "Too many open files"));
        assertReason(
                "the file system is read-only",
                "the file system is read-only for a",
                new FileSystemException("a", "b", "Read-only file system"));
        assertReason("no file may grow that large", "no file may grow that large", new IOException("File too large"));
        assertReason(
                "no space left on the device",
                "no space left on the device",
                new IOException("No space left on device"));
    }

    @Test
    void carriersAreOpened() {
        IOException inner = new AccessDeniedException("a");
        assertEquals("permission denied for a", Reason.at(new UncheckedIOException(inner)));
        assertEquals("permission denied for a", Reason.at(new ExecutionException(new UncheckedIOException(inner))));
    }

    @Test
    void namesOfClassesAreLeftOut() {
        for (Exception failure : new Exception[] {
            new IllegalStateException("java.lang.String cannot be cast to java.lang.Long"),
            new IOException("caused by SomeLibraryException at 5"),
            new IOException("x"),
            new NullPointerException(),
            new IOException("end (start marker at [Source: REDACTED (`StreamReadFeature.INCLUDE` disabled)")
        }) {
            assertEquals("its content is inconsistent", Reason.of(failure));
            assertEquals("an unforeseen condition", Reason.unforeseen(failure));
        }
        assertEquals("the file is too short", Reason.of(new IOException("org.lib.Input@1f2e3d is too short")));
        assertEquals("column a has 3 values", Reason.of(new IOException("column a has 3 values")));
    }
}
