package org.tileindex.telemetry;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// The most open files of this process: all of them, and those that are no libraries. A JVM keeps each jar of the class
/// path open from the first class that it looks for there, whatever a run does.
final class OpenFiles {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final Set<Path> classPath = new HashSet<>();
    private long libraries;
    private volatile long peak;
    private volatile long ownPeak;

    OpenFiles() {
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            try {
                classPath.add(Path.of(entry).toRealPath());
            } catch (IOException e) {
                // A class path may name files that are not there.
            }
        }
    }

    /// Counts.
    void look() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)) {
            return;
        }
        long all = system.getOpenFileDescriptorCount();
        peak = Math.max(peak, all);
        // Jars stay open, so there are at least as many as before, and often no more need be known.
        if (all - libraries > ownPeak) {
            libraries = openLibraries();
            ownPeak = Math.max(ownPeak, all - libraries);
        }
    }

    /// The number of jars of the class path that are open; 0 where the platform does not tell.
    private long openLibraries() {
        long count = 0;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : open) {
                if (isLibrary(descriptor)) {
                    count++;
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return count;
    }

    private boolean isLibrary(Path descriptor) {
        try {
            return classPath.contains(Files.readSymbolicLink(descriptor));
        } catch (IOException e) {
            // Closed meanwhile.
            return false;
        }
    }

    /// The most open files at once; 0 where the platform does not tell, or nobody has looked.
    long peak() {
        return peak;
    }

    /// The most at once without the jars of the class path, as far as the platform tells which are open.
    long ownPeak() {
        return ownPeak;
    }
}
