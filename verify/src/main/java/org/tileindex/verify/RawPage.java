package org.tileindex.verify;

import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;

/// One page as its own header describes it.
///
/// @param offset place of the header in the file, in bytes
/// @param headerBytes size of the header
record RawPage(long offset, int headerBytes, PageHeader header) {

    /// Size of header and body in the file, in bytes.
    long bytes() {
        return (long) headerBytes + header.getCompressed_page_size();
    }

    /// Size of header and body if the body were not compressed, in bytes.
    long uncompressedBytes() {
        return (long) headerBytes + header.getUncompressed_page_size();
    }

    boolean isDictionary() {
        return header.getType() == PageType.DICTIONARY_PAGE;
    }

    /// The number of values, or of entries of a dictionary.
    int values() {
        if (header.isSetDictionary_page_header()) {
            return header.getDictionary_page_header().getNum_values();
        }
        return header.isSetData_page_header_v2()
                ? header.getData_page_header_v2().getNum_values()
                : header.getData_page_header().getNum_values();
    }

    Encoding encoding() {
        if (header.isSetDictionary_page_header()) {
            return header.getDictionary_page_header().getEncoding();
        }
        return header.isSetData_page_header_v2()
                ? header.getData_page_header_v2().getEncoding()
                : header.getData_page_header().getEncoding();
    }

    /// Whether the header has the fields that its type demands.
    boolean isWhole() {
        return switch (header.getType()) {
            case DICTIONARY_PAGE -> header.isSetDictionary_page_header();
            case DATA_PAGE -> header.isSetData_page_header();
            case DATA_PAGE_V2 -> header.isSetData_page_header_v2();
            case INDEX_PAGE -> false;
        };
    }

    /// Whether the header says of levels and nulls what it must for a flat column: nothing where it is not nullable.
    boolean isRightAboutLevels(boolean nullable) {
        if (header.isSetData_page_header_v2()) {
            DataPageHeaderV2 data = header.getData_page_header_v2();
            boolean plain = data.getNum_nulls() == 0 && data.getDefinition_levels_byte_length() == 0;
            return (nullable || plain)
                    && data.getNum_rows() == data.getNum_values()
                    && data.getRepetition_levels_byte_length() == 0;
        }
        return !header.isSetData_page_header()
                || (header.getData_page_header().getDefinition_level_encoding() == Encoding.RLE
                        && header.getData_page_header().getRepetition_level_encoding() == Encoding.RLE);
    }

    /// Whether the header has statistics of its own, which could contradict the column index.
    boolean hasStatistics() {
        return header.isSetData_page_header_v2()
                ? header.getData_page_header_v2().isSetStatistics()
                : header.isSetData_page_header() && header.getData_page_header().isSetStatistics();
    }
}
