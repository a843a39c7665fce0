package org.tileindex.raster.codec.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The width of the vectors of [VectorSamples].
///
/// The compiler turns vector operations into machine instructions only where the species is a constant to it. The
/// result of a method is one where a single implementation of the method is loaded, hence a class per width.
public sealed interface SampleVectors {
    VectorSpecies<Byte> bytes();

    VectorSpecies<Short> shorts();

    VectorSpecies<Integer> ints();

    VectorSpecies<Long> longs();

    /// As many bytes as there are shorts in a vector.
    VectorSpecies<Byte> bytesOfShorts();

    /// As many bytes as there are ints in a vector, but at least eight.
    VectorSpecies<Byte> bytesOfInts();

    default int bits() {
        return longs().vectorBitSize();
    }

    /// The widest vectors of this machine.
    record Preferred() implements SampleVectors {
        private static final VectorSpecies<Byte> HALF = part(2);
        private static final VectorSpecies<Byte> QUARTER = part(4);

        private static VectorSpecies<Byte> part(int divisor) {
            int bits = Math.max(Long.SIZE, ByteVector.SPECIES_PREFERRED.vectorBitSize() / divisor);
            return VectorSpecies.of(byte.class, VectorShape.forBitSize(bits));
        }

        @Override
        public VectorSpecies<Byte> bytes() {
            return ByteVector.SPECIES_PREFERRED;
        }

        @Override
        public VectorSpecies<Short> shorts() {
            return ShortVector.SPECIES_PREFERRED;
        }

        @Override
        public VectorSpecies<Integer> ints() {
            return IntVector.SPECIES_PREFERRED;
        }

        @Override
        public VectorSpecies<Long> longs() {
            return LongVector.SPECIES_PREFERRED;
        }

        @Override
        public VectorSpecies<Byte> bytesOfShorts() {
            return HALF;
        }

        @Override
        public VectorSpecies<Byte> bytesOfInts() {
            return QUARTER;
        }
    }

    record Bits128() implements SampleVectors {
        @Override
        public VectorSpecies<Byte> bytes() {
            return ByteVector.SPECIES_128;
        }

        @Override
        public VectorSpecies<Short> shorts() {
            return ShortVector.SPECIES_128;
        }

        @Override
        public VectorSpecies<Integer> ints() {
            return IntVector.SPECIES_128;
        }

        @Override
        public VectorSpecies<Long> longs() {
            return LongVector.SPECIES_128;
        }

        @Override
        public VectorSpecies<Byte> bytesOfShorts() {
            return ByteVector.SPECIES_64;
        }

        @Override
        public VectorSpecies<Byte> bytesOfInts() {
            return ByteVector.SPECIES_64;
        }
    }

    record Bits256() implements SampleVectors {
        @Override
        public VectorSpecies<Byte> bytes() {
            return ByteVector.SPECIES_256;
        }

        @Override
        public VectorSpecies<Short> shorts() {
            return ShortVector.SPECIES_256;
        }

        @Override
        public VectorSpecies<Integer> ints() {
            return IntVector.SPECIES_256;
        }

        @Override
        public VectorSpecies<Long> longs() {
            return LongVector.SPECIES_256;
        }

        @Override
        public VectorSpecies<Byte> bytesOfShorts() {
            return ByteVector.SPECIES_128;
        }

        @Override
        public VectorSpecies<Byte> bytesOfInts() {
            return ByteVector.SPECIES_64;
        }
    }

    record Bits512() implements SampleVectors {
        @Override
        public VectorSpecies<Byte> bytes() {
            return ByteVector.SPECIES_512;
        }

        @Override
        public VectorSpecies<Short> shorts() {
            return ShortVector.SPECIES_512;
        }

        @Override
        public VectorSpecies<Integer> ints() {
            return IntVector.SPECIES_512;
        }

        @Override
        public VectorSpecies<Long> longs() {
            return LongVector.SPECIES_512;
        }

        @Override
        public VectorSpecies<Byte> bytesOfShorts() {
            return ByteVector.SPECIES_256;
        }

        @Override
        public VectorSpecies<Byte> bytesOfInts() {
            return ByteVector.SPECIES_128;
        }
    }
}
