package org.tileindex.raster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteRange;
import org.tileindex.raster.source.ByteSource;

/// What one thread takes out of a pass at a time: a block, or several whose bytes overlap.
///
/// @param range of the bytes of all; of length 0 if the file stores none
record PassTurn(ByteRange range, List<Block> blocks) {
    private static final ByteRange NOTHING = new ByteRange(0, 0);

    /// A block to visit.
    ///
    /// @param stored its bytes; nothing if the file stores none
    record Block(ReadStep step, Optional<ByteRange> stored) {
        private long offset() {
            return stored.orElse(NOTHING).offset();
        }
    }

    /// The turns that visit all blocks, in the order of their bytes.
    ///
    /// @throws TileIndexException E010 if blocks overlap so far that their bytes have no room
    static List<PassTurn> of(List<Block> blocks, ByteSource source) throws TileIndexException {
        List<Block> sorted = new ArrayList<>(blocks);
        sorted.sort(Comparator.comparingLong(Block::offset));
        List<PassTurn> turns = new ArrayList<>();
        for (Block block : sorted) {
            ByteRange stored = block.stored().orElse(NOTHING);
            if (!turns.isEmpty() && turns.getLast().range().end() > stored.offset()) {
                PassTurn before = turns.removeLast();
                turns.add(before.with(block, stored.end(), source));
            } else {
                turns.add(new PassTurn(stored, List.of(block)));
            }
        }
        return turns;
    }

    private PassTurn with(Block block, long end, ByteSource source) throws TileIndexException {
        long length = Math.max(end, range.end()) - range.offset();
        if (length > Integer.MAX_VALUE) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "raster %s: its blocks overlap".formatted(source.name()),
                    "Write the file anew with gdal_translate.");
        }
        List<Block> all = new ArrayList<>(blocks);
        all.add(block);
        return new PassTurn(new ByteRange(range.offset(), (int) length), all);
    }
}
