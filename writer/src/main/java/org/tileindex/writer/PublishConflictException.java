package org.tileindex.writer;

import java.io.IOException;
import java.nio.file.Path;

/// A published partition holds other bytes, or files of other names, than the staged one. It was left unchanged.
public final class PublishConflictException extends IOException {
    private static final long serialVersionUID = 1;

    PublishConflictException(Path partition, Receipt published, Receipt staged) {
        super("%s was published with other bytes or file names (sha256 %s…, this run %s…)"
                .formatted(
                        partition,
                        published.sha256().substring(0, 12),
                        staged.sha256().substring(0, 12)));
    }
}
