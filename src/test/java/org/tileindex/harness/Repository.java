package org.tileindex.harness;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The source tree that this module is part of.
final class Repository {
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".idea");

    private Repository() {}

    static Path root() {
        return Path.of(Objects.requireNonNull(System.getProperty("repository.root"), "repository.root"))
                .normalize();
    }

    /// All files of the tree except those that a build or an editor makes.
    static List<Path> files() throws IOException {
        return files(root());
    }

    /// All files below `folder` except those that a build or an editor makes.
    static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                boolean skip = NOT_SOURCES.contains(String.valueOf(inner.getFileName()));
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
