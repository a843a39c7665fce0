package org.tileindex.writer;

import java.io.IOException;

/// A published partition holds other bytes, or files of other names, than the staged one. It was left unchanged.
public final class PublishConflictException extends IOException {
    private static final long serialVersionUID = 1;

    PublishConflictException(String partition, Receipt published, Receipt staged) {
        super("%s was published with other bytes or file names (sha256 %s…, this run %s…)"
                .formatted(
                        partition,
                        published.sha256().substring(0, 12),
                        staged.sha256().substring(0, 12)));
    }

    /// @param manifest the list of the published files, which nobody can read
    PublishConflictException(String partition, String manifest, IOException damage) {
        super("%s was published, but its list of files is damaged (%s)".formatted(partition, manifest), damage);
    }

    /// @param file a file of this run that was published with other bytes, or not at all
    PublishConflictException(String partition, String file) {
        super("%s was published with other bytes or file names (%s)".formatted(partition, file));
    }
}
