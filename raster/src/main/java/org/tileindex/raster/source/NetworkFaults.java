package org.tileindex.raster.source;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.stream.Stream;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Failures of the JDK's client in words for people. It has types for few of them.
final class NetworkFaults {
    private NetworkFaults() {}

    /// The failure, if it may pass.
    ///
    /// @throws TileIndexException E015 if it will not
    static HttpFault of(Throwable failure, HttpAddress address) throws TileIndexException {
        if (causes(failure).anyMatch(CertificateException.class::isInstance)) {
            throw new TileIndexException(
                    ErrorCode.E015_SOURCE,
                    "%s: the certificate of the server is not trusted".formatted(address.name()),
                    "Have the JVM trust it with TILE_INDEX_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE.");
        }
        // The client answers a demand for a name and a password itself if a proxy has one.
        if (says(failure, "No credentials provided") || says(failure, "too many authentication attempts")) {
            throw new TileIndexException(
                    ErrorCode.E015_SOURCE,
                    "%s: the server or the proxy refuses the name and password".formatted(address.name()),
                    "Check those in the address, and those in http_proxy or https_proxy.");
        }
        HttpFault fault = new HttpFault(kind(failure), words(failure), Optional.empty());
        return quotesSecret(failure, address) ? fault : fault.causedBy(failure);
    }

    private static HttpFault.Kind kind(Throwable failure) {
        if (causes(failure).anyMatch(NetworkFaults::isUnknownHost)) {
            return HttpFault.Kind.UNKNOWN_HOST;
        } else if (says(failure, "too many concurrent streams")) {
            return HttpFault.Kind.CROWDED;
        }
        return hasEnded(failure) ? HttpFault.Kind.AT_ONCE : HttpFault.Kind.LATER;
    }

    private static String words(Throwable failure) {
        if (causes(failure).anyMatch(NetworkFaults::isUnknownHost)) {
            return "its host is unknown";
        } else if (failure instanceof HttpConnectTimeoutException) {
            return "the server cannot be reached";
        } else if (causes(failure).anyMatch(ConnectException.class::isInstance)) {
            return "the server refuses connections";
        } else if (says(failure, "too many concurrent streams")) {
            return "the connection takes no further request";
        }
        return says(failure, "tunnel") ? "the proxy refuses to connect" : "the connection broke before the answer";
    }

    /// Whether the server had ended the connection. nginx does so after 1,000 requests, and the client may notice it
    /// only when it has sent one more.
    private static boolean hasEnded(Throwable failure) {
        return causes(failure).anyMatch(EOFException.class::isInstance) || says(failure, "GOAWAY");
    }

    private static boolean isUnknownHost(Throwable failure) {
        return failure instanceof UnresolvedAddressException || failure instanceof UnknownHostException;
    }

    private static boolean says(Throwable failure, String words) {
        return causes(failure)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(words));
    }

    private static boolean quotesSecret(Throwable failure, HttpAddress address) {
        return causes(failure).map(cause -> String.valueOf(cause.getMessage())).anyMatch(address::isQuotedIn);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
