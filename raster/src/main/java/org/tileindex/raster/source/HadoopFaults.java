package org.tileindex.raster.source;

import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;

/// Failures of Hadoop file systems in words for people.
///
/// @param name of the file
/// @param scheme of its file system
public record HadoopFaults(String name, String scheme) {
    private static final Map<String, String> CONNECTORS = Map.of(
            "s3a", "hadoop-aws",
            "abfs", "hadoop-azure",
            "abfss", "hadoop-azure",
            "gs", "gcs-connector",
            "hdfs", "hadoop-hdfs-client");

    /// What is said of a failure that has no words of its own: of reading, and of writing.
    private static final String UNREADABLE = "its content is inconsistent";

    private static final String UNSAID = "the store failed, and did not say why";

    /// Part of the message of a failure of S3.
    private static final Pattern STATUS = Pattern.compile("\\bStatus Code: (\\d{3})\\b");

    /// The fault of an output that cannot be written.
    ///
    /// @param note what else there is to say
    /// @param remedy what to do, unless a connector is missing
    public TileIndexException ofWriting(Throwable failure, String note, String remedy) {
        if (causes(failure).anyMatch(HadoopFaults::isMissingClass)) {
            return missing(failure);
        }
        return new TileIndexException(
                        ErrorCode.E011_OUTPUT,
                        "cannot write to %s: %s%s".formatted(name, Printable.detail(reason(failure, UNSAID)), note),
                        remedy)
                .causedBy(failure);
    }

    /// The fault of a file that cannot be read.
    public TileIndexException of(Throwable failure) {
        if (causes(failure).anyMatch(HadoopFaults::isMissingClass)) {
            return missing(failure);
        } else if (causes(failure)
                .anyMatch(cause -> cause.getClass().getSimpleName().startsWith("RemoteFileChanged"))) {
            return changed("the store has another version of it").causedBy(failure);
        }
        boolean absent = causes(failure).anyMatch(FileNotFoundException.class::isInstance);
        String what = absent
                ? name + " does not exist"
                : "%s cannot be read (%s)".formatted(name, Printable.detail(reason(failure, UNREADABLE)));
        return new TileIndexException(code(), what, "Check the address, and that you may read the file.")
                .causedBy(failure);
    }

    /// The store's status, except where there are plainer words for it.
    private static String reason(Throwable failure, String otherwise) {
        if (Reason.cause(failure) instanceof AccessDeniedException) {
            return Reason.of(failure, otherwise);
        }
        return causes(failure)
                .map(cause -> STATUS.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .map(status -> "the store answers " + status.group(1))
                .findFirst()
                .or(() -> ofConnection(failure))
                .orElseGet(() -> Reason.of(failure, otherwise));
    }

    private static Optional<String> ofConnection(Throwable failure) {
        return causes(failure)
                .map(cause -> switch (cause) {
                    case UnknownHostException unknown -> "there is no such server";
                    case SocketTimeoutException late -> "the store did not answer in time";
                    case ConnectException refused -> "the store cannot be reached";
                    case SocketException cut -> "the connection was cut";
                    default -> "";
                })
                .filter(words -> !words.isEmpty())
                .reduce((outer, inner) -> inner);
    }

    TileIndexException changed(String how) {
        return new TileIndexException(
                ErrorCode.E002_RASTER_MISMATCH,
                "%s changed while it was read: %s".formatted(name, how),
                "Wait until it has its new version, and run again.");
    }

    TileIndexException folder() {
        return new TileIndexException(code(), name + " is a folder", "Give a file.");
    }

    private ErrorCode code() {
        return scheme.equals("file") ? ErrorCode.E010_INPUT : ErrorCode.E015_SOURCE;
    }

    private TileIndexException missing(Throwable failure) {
        String connector = Optional.ofNullable(CONNECTORS.get(scheme))
                .map(jar -> "the Hadoop connector %s".formatted(jar))
                .orElse("a Hadoop connector");
        return new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "%s needs %s and its libraries, which are not all on the class path".formatted(name, connector),
                        "Name the jars, or DIR/*, in TILE_INDEX_CLASSPATH.")
                .causedBy(failure);
    }

    private static boolean isMissingClass(Throwable failure) {
        return failure instanceof LinkageError
                || failure instanceof ClassNotFoundException
                || failure instanceof UnsupportedFileSystemException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
