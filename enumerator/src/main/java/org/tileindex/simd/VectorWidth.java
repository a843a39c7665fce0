package org.tileindex.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The width of a kernel's vectors.
///
/// The compiler turns vector operations into machine instructions only where the species is a constant to it. A field
/// of a kernel is not a constant, but the result of a method is one where only one implementation of the method is
/// loaded. Hence each width has a class of its own.
public sealed interface VectorWidth {
    VectorSpecies<Double> doubles();

    VectorSpecies<Long> longs();

    VectorSpecies<Integer> ints();

    VectorSpecies<Byte> bytes();

    /// A species with as many lanes as [#doubles].
    VectorSpecies<Integer> intsAsDoubles();

    /// The number of doubles in a vector.
    default int lanes() {
        return doubles().length();
    }

    default int bits() {
        return doubles().vectorBitSize();
    }

    /// The widest vectors of this machine.
    record Preferred() implements VectorWidth {
        private static final VectorSpecies<Integer> NARROW =
                VectorSpecies.of(int.class, VectorShape.forBitSize(DoubleVector.SPECIES_PREFERRED.vectorBitSize() / 2));

        @Override
        public VectorSpecies<Double> doubles() {
            return DoubleVector.SPECIES_PREFERRED;
        }

        @Override
        public VectorSpecies<Long> longs() {
            return LongVector.SPECIES_PREFERRED;
        }

        @Override
        public VectorSpecies<Integer> ints() {
            return IntVector.SPECIES_PREFERRED;
        }

        @Override
        public VectorSpecies<Byte> bytes() {
            return ByteVector.SPECIES_PREFERRED;
        }

        @Override
        public VectorSpecies<Integer> intsAsDoubles() {
            return NARROW;
        }
    }

    record Bits128() implements VectorWidth {
        @Override
        public VectorSpecies<Double> doubles() {
            return DoubleVector.SPECIES_128;
        }

        @Override
        public VectorSpecies<Long> longs() {
            return LongVector.SPECIES_128;
        }

        @Override
        public VectorSpecies<Integer> ints() {
            return IntVector.SPECIES_128;
        }

        @Override
        public VectorSpecies<Byte> bytes() {
            return ByteVector.SPECIES_128;
        }

        @Override
        public VectorSpecies<Integer> intsAsDoubles() {
            return IntVector.SPECIES_64;
        }
    }

    record Bits256() implements VectorWidth {
        @Override
        public VectorSpecies<Double> doubles() {
            return DoubleVector.SPECIES_256;
        }

        @Override
        public VectorSpecies<Long> longs() {
            return LongVector.SPECIES_256;
        }

        @Override
        public VectorSpecies<Integer> ints() {
            return IntVector.SPECIES_256;
        }

        @Override
        public VectorSpecies<Byte> bytes() {
            return ByteVector.SPECIES_256;
        }

        @Override
        public VectorSpecies<Integer> intsAsDoubles() {
            return IntVector.SPECIES_128;
        }
    }

    record Bits512() implements VectorWidth {
        @Override
        public VectorSpecies<Double> doubles() {
            return DoubleVector.SPECIES_512;
        }

        @Override
        public VectorSpecies<Long> longs() {
            return LongVector.SPECIES_512;
        }

        @Override
        public VectorSpecies<Integer> ints() {
            return IntVector.SPECIES_512;
        }

        @Override
        public VectorSpecies<Byte> bytes() {
            return ByteVector.SPECIES_512;
        }

        @Override
        public VectorSpecies<Integer> intsAsDoubles() {
            return IntVector.SPECIES_256;
        }
    }
}
