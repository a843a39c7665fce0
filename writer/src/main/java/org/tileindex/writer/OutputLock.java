package org.tileindex.writer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The hold of one run on an output folder: an operating-system lock, which goes away with the process, however that
/// ends (contract, section 5.4).
///
/// A POSIX lock belongs to the process and is lost as soon as the process closes any descriptor of the file. So the
/// lock file must not even be opened while this process holds it. A set of the folders held here prevents that.
public final class OutputLock implements StoreLock {
    /// The folder inside an output folder that is no output.
    static final String FOLDER = ".tile-index";

    private static final String NAME = "lock";
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private OutputLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// Takes the lock of an output folder, which is created if it is absent.
    ///
    /// @throws OutputBusyException if another run, in this process or another, holds it
    public static OutputLock take(Path out) throws IOException {
        return take(out, Files.createDirectories(out.resolve(FOLDER)));
    }

    /// Takes the lock file in `folder`, which must exist.
    ///
    /// @param out the output folder, for the message
    /// @throws OutputBusyException if another run, in this process or another, holds it
    static OutputLock take(Path out, Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!HELD_BY_THIS_PROCESS.add(real)) {
            throw new OutputBusyException(out.toString());
        }
        try {
            return new OutputLock(real, lock(out, real.resolve(NAME)));
        } catch (IOException | RuntimeException e) {
            HELD_BY_THIS_PROCESS.remove(real);
            throw e;
        }
    }

    private static FileChannel lock(Path out, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            throw new OutputBusyException(out.toString());
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        if (!taken) {
            throw new OutputBusyException(out.toString());
        }
        return channel;
    }

    /// The operating system lets nobody take it over.
    @Override
    public void require() {}

    /// Unlocks the folder. Must be called only once.
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_BY_THIS_PROCESS.remove(folder);
        }
    }
}
