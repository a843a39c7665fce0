package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tileindex.fault.ErrorCode;

class FailureTest {
    /// An id is any text of the input, and a line goes to a terminal.
    @Test
    void lineHasNoControlCharacterOfAnId() {
        Failure failure = new Failure(
                ErrorCode.E014_VERIFY,
                "a zone is not the next",
                Place.ofCountry("part-00000.parquet", "a\u001b[31m"),
                "b\u0000",
                "\u0007c",
                "Do not use it.",
                1);
        assertEquals(
                "E014_VERIFY: a zone is not the next: part-00000.parquet, country a\\u001b[31m: expected b\\u0000,"
                        + " found \\u0007c (and 1 more). Do not use it.",
                failure.toString());
    }
}
