package org.tileindex.raster.tiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;

/// The images of a file by their purpose, as NewSubfileType tells it. Further pages are left out.
record Images(TiffImage image, Optional<TiffImage> mask, List<Overview> overviews) {
    private static final int REDUCED = 1;
    private static final int MASK = 4;

    /// The first directory is the raster, whatever it says of itself.
    static Images of(List<Directory> directories) throws TileIndexException, InterruptedException {
        TiffImage image = ImageReader.read(directories.getFirst());
        List<TiffImage> masks = new ArrayList<>();
        List<TiffImage> copies = new ArrayList<>();
        List<TiffImage> masksOfCopies = new ArrayList<>();
        for (Directory directory : directories.subList(1, directories.size())) {
            switch (purpose(directory)) {
                case REDUCED -> copies.add(ImageReader.read(directory));
                case MASK -> masks.add(ImageReader.read(directory));
                case REDUCED | MASK -> masksOfCopies.add(ImageReader.read(directory));
                default -> {}
            }
        }
        List<Overview> overviews = new ArrayList<>();
        for (TiffImage copy : copies) {
            if (copy.bands() == image.bands()) {
                overviews.add(new Overview(copy, first(masksOfCopies, copy)));
            }
        }
        if (!masks.isEmpty() && !goesWith(masks.getFirst(), image)) {
            throw directories
                    .getFirst()
                    .file()
                    .damaged("its mask is %d x %d pixels, not %d x %d"
                            .formatted(
                                    masks.getFirst().width(),
                                    masks.getFirst().height(),
                                    image.width(),
                                    image.height()));
        }
        return new Images(image, masks.stream().findFirst(), List.copyOf(overviews));
    }

    private static int purpose(Directory directory) throws TileIndexException, InterruptedException {
        if (directory.has(Tag.NEW_SUBFILE_TYPE)) {
            return (int) directory.number(Tag.NEW_SUBFILE_TYPE, 0) & (REDUCED | MASK);
        }
        return directory.number(Tag.SUBFILE_TYPE, 0) == 2 ? REDUCED : 0;
    }

    private static Optional<TiffImage> first(List<TiffImage> masks, TiffImage image) {
        return masks.stream().filter(mask -> goesWith(mask, image)).findFirst();
    }

    private static boolean goesWith(TiffImage mask, TiffImage image) {
        return mask.width() == image.width()
                && mask.height() == image.height()
                && (mask.bands() == 1 || mask.bands() == image.bands());
    }
}
