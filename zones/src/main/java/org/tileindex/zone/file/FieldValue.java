package org.tileindex.zone.file;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/// A value of an attribute, or a literal of a condition. A null has no value.
public sealed interface FieldValue {
    /// The value as an id.
    String id();

    /// The kind of the value, with an article where it needs one.
    String kind();

    /// Text.
    record Text(String text) implements FieldValue {
        /// Bytes as text. Damaged ones are refused, because ids that differ only there would become one.
        ///
        /// @throws CharacterCodingException if they are not text in `charset`
        static Text of(byte[] bytes, Charset charset) throws CharacterCodingException {
            return new Text(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        }

        @Override
        public String id() {
            return text;
        }

        @Override
        public String kind() {
            return "text";
        }
    }

    /// A number, as its decimal digits: a double is the shortest decimal that gives it, as Java prints it.
    record Numeric(String text) implements FieldValue {
        private static final int LONGEST = 400;

        @Override
        public String id() {
            return plain(text);
        }

        @Override
        public String kind() {
            return "a number";
        }

        /// A number in one spelling: `7`, `7.0` and `7.00` are `7`.
        static String plain(String number) {
            try {
                BigDecimal value = new BigDecimal(number).stripTrailingZeros();
                boolean printable = number.length() <= LONGEST && Math.abs((long) value.scale()) <= LONGEST;
                return printable ? value.toPlainString() : number;
            } catch (NumberFormatException e) {
                return number;
            }
        }

        /// The decimal number; empty for NaN and infinities, which compare with nothing.
        Optional<BigDecimal> decimal() {
            try {
                return Optional.of(new BigDecimal(text));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /// A truth value.
    record Truth(boolean value) implements FieldValue {
        @Override
        public String id() {
            return Boolean.toString(value);
        }

        @Override
        public String kind() {
            return "true or false";
        }
    }
}
