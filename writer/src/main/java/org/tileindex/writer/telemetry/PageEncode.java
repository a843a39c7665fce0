package org.tileindex.writer.telemetry;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/// The encoding of one page. A page that several columns share is encoded once and counted under the first of them.
///
/// The event ends, by [#end], before the page is compressed. If the encoder itself writes the codec's format, encoding
/// and compression are one pass, and the event covers both.
@Name("org.tileindex.PageEncode")
@Label("Page Encode")
@Category({"tile-index", "writer"})
@Description("Encoding of one Parquet page; ends where separate compression begins")
@StackTrace(false)
@Threshold("1 ms")
public final class PageEncode extends Event {
    @Label("Column")
    @Description("Name of the first column that the page belongs to")
    String column = "";

    @Label("Encoding")
    @Description("Parquet's name of the encoding; PLAIN for a dictionary page")
    String encoding = "";

    @Label("Rows")
    @Description("Values in the page; for a dictionary page its entries")
    long rows;

    @Label("Uncompressed Size")
    @Description("Bytes of the encoded page before compression")
    @DataAmount
    long uncompressed;

    @Label("Compressed Size")
    @Description("Bytes of the page as it goes to the file")
    @DataAmount
    long compressed;

    @Label("Compression Included")
    @Description("Whether encoding and compression were one pass, so that the duration covers both")
    boolean compressionIncluded;

    /// Commits the event, which must have ended.
    public void finish(String pageColumn, String pageEncoding, Sizes sizes) {
        if (shouldCommit()) {
            column = pageColumn;
            encoding = pageEncoding;
            rows = sizes.values();
            uncompressed = sizes.uncompressed();
            compressed = sizes.compressed();
            compressionIncluded = sizes.onePass();
            commit();
        }
    }

    /// The sizes of a page.
    ///
    /// @param values number of rows, or for a dictionary page of entries
    /// @param uncompressed bytes before compression
    /// @param compressed bytes after compression
    /// @param onePass whether the page was compressed while it was encoded
    public record Sizes(long values, long uncompressed, long compressed, boolean onePass) {}
}
