package org.tileindex.writer.telemetry;

import java.nio.file.Path;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// The sync of all folders of a staged partition before it is published.
@Name("org.tileindex.FolderSync")
@Label("Folder Sync")
@Category({"tile-index", "writer"})
@Description("The names in all folders of a staged partition brought to the disk")
@StackTrace(false)
public final class FolderSync extends Event {
    @Label("Root")
    @Description("The partition in staging")
    String root = "";

    @Label("Folders")
    @Description("Number of folders synced, including the root")
    int folders;

    /// Ends and commits the event.
    public void finish(Path partition, int count) {
        end();
        if (shouldCommit()) {
            root = partition.toString();
            folders = count;
            commit();
        }
    }
}
