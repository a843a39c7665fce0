package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.tileindex.raster.source.WebContent.FAR;
import static org.tileindex.raster.source.WebContent.assertBytes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Flight Recorder event of requests and reads.
class SourceReadTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyRequestAndEveryReadOfAFileIsRecordedWithoutSecrets() throws Exception {
        Path file = Files.write(folder.resolve("a.tif"), WebContent.bytes());
        List<RecordedEvent> events;
        String address;
        try (Recording recording = new Recording()) {
            recording.enable(SourceRead.class);
            recording.start();
            try (WebServer server = new WebServer(WebContent.bytes());
                    Sources sources = WebContent.sources()) {
                server.answering((exchange, number) -> number == 1 && WebServer.status(exchange, 503));
                address = server.address("/a.tif");
                try (ByteSource web = sources.open(address.replace("//", "//me:s3cret@") + "?sig=s3cret");
                        ByteSource local = sources.open(file.toString())) {
                    assertBytes(FAR, web.read(FAR));
                    assertBytes(FAR, local.read(FAR));
                }
            }
            recording.stop();
            recording.dump(folder.resolve("run.jfr"));
            events = RecordingFile.readAllEvents(folder.resolve("run.jfr")).stream()
                    .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                    .toList();
        }
        assertEquals(
                List.of(
                        address + "?… 0 32768 206",
                        address + "?… 100000 0 503",
                        address + "?… 100000 50000 206",
                        file + " 100000 50000 0"),
                events.stream().map(SourceReadTest::text).toList());
        assertFalse(events.toString().contains("s3cret"), events::toString);
    }

    private static String text(RecordedEvent event) {
        return "%s %d %d %d"
                .formatted(
                        event.getString("source"),
                        event.getLong("offset"),
                        event.getLong("bytes"),
                        event.getInt("status"));
    }
}
