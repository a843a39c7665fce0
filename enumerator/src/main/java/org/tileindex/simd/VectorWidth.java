package org.tileindex.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// How wide a kernel's vectors are.
///
/// The compiler makes machine instructions of vector operations only where it knows the species as a constant. It does
/// not take a field of a kernel for one, but it does take what a method returns of which only one implementation is
/// seen. Hence a class for each width.
public sealed interface VectorWidth {
    VectorSpecies<Double> doubles();

    VectorSpecies<Long> longs();

    VectorSpecies<Integer> ints();

    VectorSpecies<Byte> bytes();

    /// As many as there are [#doubles].
    VectorSpecies<Integer> intsAsDoubles();

    /// How many doubles a vector holds.
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
