package org.tileindex.writer.telemetry;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/// The encoding of one page. A page that several columns share is encoded once, and is the first one's.
///
/// The event ends, by [#end], before the page goes to the codec; where the encoder writes the codec's own format, it
/// cannot be told apart and is included.
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

    /// Commits the event, which has ended.
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

    /// What a page holds and takes.
    ///
    /// @param values rows, or entries of a dictionary
    /// @param uncompressed bytes before compression
    /// @param compressed bytes after it
    /// @param onePass whether it was compressed while it was encoded
    public record Sizes(long values, long uncompressed, long compressed, boolean onePass) {}
}
