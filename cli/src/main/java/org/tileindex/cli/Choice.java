package org.tileindex.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tileindex.kernel.SimdMode;
import org.tileindex.raster.codec.InflateLibrary;
import org.tileindex.raster.write.TileCompression;
import org.tileindex.request.ScanPath;
import org.tileindex.tile.ShardLayout;
import org.tileindex.value.CellMask;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.UnknownIds;
import org.tileindex.zone.ZoneIds;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a constant by its name, in upper or lower case, with hyphens or underscores.
///
/// @param type the constants to choose from
record Choice<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {
    /// Reads all options of `command`, and of its subcommands, that are a choice.
    static void registerAll(CommandLine command) {
        register(command, SimdMode.class);
        register(command, ScanPath.class);
        register(command, ProgressMode.class);
        register(command, OutputLayout.Format.class);
        register(command, Codec.class);
        register(command, ShardLayout.class);
        register(command, ZoneIds.class);
        register(command, OnInvalid.class);
        register(command, UnknownIds.class);
        register(command, CellMask.class);
        register(command, InflateLibrary.class);
        register(command, TileCompression.class);
    }

    private static <E extends Enum<E>> void register(CommandLine command, Class<E> type) {
        command.registerConverter(type, new Choice<>(type));
    }

    @Override
    public E convert(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'%s' is not one of %s".formatted(text, names())));
    }

    private String names() {
        return Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
