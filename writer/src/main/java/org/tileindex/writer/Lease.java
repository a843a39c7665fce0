package org.tileindex.writer;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Who has an output, as a small file there says.
///
/// @param id of the run
/// @param host of the process, with what tells its numbers of processes from those of other containers; empty if it is
///     unknown
/// @param process its number
/// @param started when it started
/// @param renewed when it last said that it has the output
record Lease(String id, String host, long process, Instant started, Instant renewed) {
    /// A container has numbers of its own for its processes, though perhaps not a name of its own.
    private static final Path NUMBERS = Path.of("/proc/self/ns/pid");

    /// A new lease of this process.
    static Lease ofThisProcess() {
        ProcessHandle self = ProcessHandle.current();
        return new Lease(UUID.randomUUID().toString(), thisHost(), self.pid(), started(self), Instant.now());
    }

    /// Reads a lease; empty if that is none.
    static Optional<Lease> of(byte[] json) {
        try {
            Map<String, Object> lease = JSON.std.mapFrom(json);
            return Optional.of(new Lease(
                    text(lease, "id"),
                    text(lease, "host"),
                    Long.parseLong(text(lease, "process")),
                    Instant.parse(text(lease, "started")),
                    Instant.parse(text(lease, "renewed"))));
        } catch (IOException | NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, Object> lease, String key) {
        return String.valueOf(lease.get(key));
    }

    /// The text of the lease, renewed now.
    byte[] json() throws IOException {
        Map<String, Object> lease = new LinkedHashMap<>();
        lease.put("id", id);
        lease.put("host", host);
        lease.put("process", process);
        lease.put("started", started.toString());
        lease.put("renewed", Instant.now().toString());
        return JSON.std.asBytes(lease);
    }

    /// Whether its run still has the output.
    ///
    /// @param valid how long a lease of another machine is good for
    boolean isHeld(Duration valid) {
        boolean here = !host.isEmpty() && host.equals(thisHost());
        return here ? isAlive() : renewed.plus(valid).isAfter(Instant.now());
    }

    private boolean isAlive() {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .filter(alive -> started(alive).equals(started))
                .isPresent();
    }

    private static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static String thisHost() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return Files.isSymbolicLink(NUMBERS) ? name + " " + Files.readSymbolicLink(NUMBERS) : name;
        } catch (IOException e) {
            // Nobody can tell whose process that is.
            return "";
        }
    }
}
