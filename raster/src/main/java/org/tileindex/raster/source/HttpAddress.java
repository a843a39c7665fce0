package org.tileindex.raster.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// The address of a file on a web server. User info and query may be secrets: the one is kept apart from the URI, and
/// neither is in [#name] or [#toString].
///
/// @param uri without user info and fragment, in ASCII
/// @param authorization the value of the header for this server alone, from the user info
record HttpAddress(URI uri, Optional<String> authorization) {
    private static final String HIDDEN = "…";

    /// @throws TileIndexException E010 if the text is not a URI with a host
    static HttpAddress of(String text) throws TileIndexException {
        try {
            URI uri = new URI(text);
            return new HttpAddress(
                    bare(uri), Optional.ofNullable(uri.getUserInfo()).map(HttpAddress::basic));
        } catch (URISyntaxException e) {
            // The exception quotes the address with its secrets, so it is no cause.
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "%s is not an address".formatted(shown(text)),
                    "Write a space as %20, and other special characters likewise.");
        }
    }

    private static URI bare(URI uri) throws URISyntaxException {
        if (uri.getHost() == null) {
            throw new URISyntaxException("", "no host");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return new URI(new URI(scheme + "://" + uri.getHost() + port + path + query).toASCIIString());
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    /// The text of an address, well-formed or not, without what may be secret.
    static String shown(String text) {
        String place = text.replaceFirst("[?#].*", "");
        int authority = place.indexOf("://") + "://".length();
        int slash = place.indexOf('/', authority);
        int at = place.lastIndexOf('@', slash < 0 ? place.length() : slash);
        String bare = at < authority ? place : place.substring(0, authority) + place.substring(at + 1);
        return text.indexOf('?') < 0 ? bare : bare + "?" + HIDDEN;
    }

    /// Scheme, host and path; `?…` stands for a query.
    String name() {
        return shown(uri.toString());
    }

    /// Whether a message of a library has the query of this address in it.
    boolean isQuotedIn(String message) {
        String query = uri.getRawQuery();
        return query != null && !query.isEmpty() && message.contains(query);
    }

    boolean isEncrypted() {
        return "https".equals(uri.getScheme());
    }

    /// The address to which an answer of this one leads. User info goes to no other server than its own.
    ///
    /// @param location the header of the answer
    /// @return empty if it is not an address of a web server, or would leave encryption
    Optional<HttpAddress> follow(String location) {
        try {
            URI next = bare(uri.resolve(new URI(location.strip())));
            boolean web = next.getScheme().equals("https") || (next.getScheme().equals("http") && !isEncrypted());
            boolean same = next.getScheme().equals(uri.getScheme())
                    && next.getHost().equalsIgnoreCase(uri.getHost())
                    && next.getPort() == uri.getPort();
            return web ? Optional.of(new HttpAddress(next, same ? authorization : Optional.empty())) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
