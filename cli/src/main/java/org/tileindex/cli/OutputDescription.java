package org.tileindex.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.inspect.OutputAddress;
import org.tileindex.inspect.OutputInspection;
import org.tileindex.inspect.Partition;
import org.tileindex.inspect.StoreFaults;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.raster.source.HadoopFolder;
import org.tileindex.raster.source.Sources;

/// Describes the partitions of an output, as text or as JSON.
///
/// @param name of the output for people
/// @param unpublished names of partitions that are not described
record OutputDescription(String name, List<Partition> partitions, List<String> unpublished, JsonOption json) {
    /// An output of this machine.
    ///
    /// @throws TileIndexException E010 if it cannot be read
    static OutputDescription of(Path root, JsonOption json) throws TileIndexException {
        try {
            List<Partition> partitions = new ArrayList<>();
            for (Path partition : OutputInspection.partitions(root)) {
                partitions.add(Partition.of(partition));
            }
            return new OutputDescription(root.toString(), partitions, List.of(), json);
        } catch (IOException | RuntimeException e) {
            throw unreadable(root.toString(), e);
        }
    }

    /// An output elsewhere.
    ///
    /// @throws TileIndexException E010 if there is none, E015 if the store refuses
    static OutputDescription of(FilePlace root, HadoopFolder folder, Sources sources, JsonOption json)
            throws TileIndexException {
        OutputAddress.Content content = new OutputAddress(root, folder, sources).content();
        return new OutputDescription(root.name(), content.published(), content.unpublished(), json);
    }

    /// @throws TileIndexException E010 if a file cannot be read or is damaged, E015 if a store refuses
    void print(PrintWriter out) throws TileIndexException {
        try {
            if (json.isGiven()) {
                JsonOption.print(out, object());
            } else {
                out.print(text());
            }
        } catch (IOException | RuntimeException e) {
            throw StoreFaults.in(e).orElseGet(() -> unreadable(name, e));
        }
    }

    private String text() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Partition partition : partitions) {
            text.append(text.isEmpty() ? "" : "\n").append(OutputInspection.of(partition));
        }
        unpublished.forEach(other -> text.append("%n%s is not published: its manifest is missing%n".formatted(other)));
        return text.toString();
    }

    private Map<String, Object> object() throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Partition partition : partitions) {
            all.add(OutputInspection.json(partition));
        }
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("out", name);
        output.put("partitions", all);
        if (!unpublished.isEmpty()) {
            output.put("unpublished", unpublished);
        }
        return output;
    }

    private static TileIndexException unreadable(String name, Exception e) {
        return new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "%s cannot be read: %s".formatted(name, Reason.at(e)),
                        "Give a zone file, or the output folder of an enumerate run.")
                .causedBy(e);
    }
}
