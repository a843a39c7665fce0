package org.tileindex.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.tileindex.telemetry.CacheStats;
import org.tileindex.telemetry.Telemetry;
import org.tileindex.writer.AtomicFile;

/// Entries that outlive a process: one file each, in a folder that several processes may use at once.
///
/// An entry appears under its name whole, and ends in its checksum. A damaged, truncated or unreadable entry is a miss.
/// Where the folder cannot be written, nothing is kept; runs are slower then, but not wrong.
public final class DiskCache {
    private final String name;
    private final Optional<Path> folder;
    private final long mostBytes;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /// @param parent the folder of all caches; without one, every request is a miss and nothing is kept
    /// @param mostBytes entries that were used longest ago are removed by [#trim] beyond this size
    public DiskCache(Optional<Path> parent, String name, long mostBytes) {
        this.name = name;
        this.folder = parent.map(path -> path.resolve(name));
        this.mostBytes = mostBytes;
    }

    /// The entry of that key, if it is there and intact.
    ///
    /// @param key fit to be a file name
    public Optional<byte[]> get(String key) {
        Optional<byte[]> found = folder.flatMap(path -> read(path.resolve(key)));
        if (found.isPresent()) {
            hits.increment();
            bytes.add(found.get().length);
        } else {
            misses.increment();
        }
        Telemetry.cacheAccess(
                name, key, found.isPresent(), found.map(entry -> entry.length).orElse(0));
        return found;
    }

    /// Whether there is an entry of that key; it may turn out to be damaged.
    public boolean has(String key) {
        return folder.isPresent() && Files.exists(folder.get().resolve(key));
    }

    private static Optional<byte[]> read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            int size = content.length - Long.BYTES;
            if (size < 0 || ByteBuffer.wrap(content).getLong(size) != checksum(content, size)) {
                return Optional.empty();
            }
            touch(file);
            return Optional.of(Arrays.copyOf(content, size));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Makes it the entry that was used last.
    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException e) {
            // Whoever may read and not write still has the entry.
        }
    }

    /// Keeps `content` under `key`, in place of what was there.
    public void put(String key, byte[] content) {
        if (folder.isPresent()) {
            try {
                write(folder.get(), key, content);
                bytes.add(content.length);
            } catch (IOException e) {
                // The next run does the work again; that is all that is lost.
            }
        }
    }

    private static void write(Path folder, String key, byte[] content) throws IOException {
        ByteBuffer entry = ByteBuffer.allocate(content.length + Long.BYTES);
        entry.put(content).putLong(checksum(content, content.length));
        Files.createDirectories(folder);
        AtomicFile.replace(folder.resolve(key), entry.array());
    }

    private static long checksum(byte[] content, int size) {
        CRC32C checksum = new CRC32C();
        checksum.update(content, 0, size);
        return checksum.getValue();
    }

    /// Removes the entries that were used longest ago until the others fit into the cache.
    public void trim() {
        if (folder.isPresent() && Files.isDirectory(folder.get())) {
            try {
                trim(entries(folder.get()));
            } catch (IOException e) {
                // Another process may be at it; the next run tries again.
            }
        }
    }

    private void trim(List<Entry> newestFirst) throws IOException {
        long kept = 0;
        for (Entry entry : newestFirst) {
            kept += entry.bytes();
            if (kept > mostBytes && Files.deleteIfExists(entry.file())) {
                evictions.increment();
            }
        }
    }

    private static List<Entry> entries(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try {
                    entries.add(new Entry(
                            file,
                            Files.size(file),
                            Files.getLastModifiedTime(file).toMillis()));
                } catch (NoSuchFileException e) {
                    // Another process has removed it.
                }
            }
        }
        entries.sort(Comparator.comparingLong(Entry::usedMillis).reversed());
        return entries;
    }

    /// Use of the cache since it was opened.
    public CacheStats stats() {
        return new CacheStats(name, hits.sum(), misses.sum(), evictions.sum(), bytes.sum());
    }

    private record Entry(Path file, long bytes, long usedMillis) {}
}
