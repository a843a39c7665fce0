package org.tileindex.cache;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Which build of the program this is; what one build found out, another need not find out again in the same way.
public final class BuildStamp {
    private BuildStamp() {}

    /// A checksum of the program's jar; empty if it does not run from a jar, so that nobody can tell.
    public static Optional<String> current() {
        CodeSource source = BuildStamp.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            Path jar = Path.of(source.getLocation().toURI());
            if (!Files.isRegularFile(jar)) {
                return Optional.empty();
            }
            CRC32C checksum = new CRC32C();
            checksum.update(Files.readAllBytes(jar));
            return Optional.of(Long.toHexString(checksum.getValue()));
        } catch (URISyntaxException | IOException e) {
            return Optional.empty();
        }
    }
}
