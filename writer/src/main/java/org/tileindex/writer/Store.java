package org.tileindex.writer;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.SortedMap;

/// The files of an output, wherever they lie. A name is relative to the root of the output, with slashes; a folder is
/// the beginning of names.
///
/// A file is written on this machine as a draft, and put under its name when it is complete. So a reader sees all of a
/// file, or nothing. For any number of threads.
public interface Store extends Closeable {
    /// The place of a file or folder, for people, without secrets. The root has the name `""`.
    String shown(String name);

    /// Whether [#rename] is atomic. Where it is not, whole files are all that can be trusted.
    boolean renamesAtomically();

    /// The folder of this machine where drafts are written: the draft of a file has the file's name below it.
    Path drafts();

    /// Whether a draft that is complete is the file itself, so that [#put] has nothing to do.
    boolean draftsAreFiles();

    /// Puts a draft under its name, in place of what has the name. A draft that does not become the file stays, so that
    /// it can be put again, until [#drop]. A folder of the name must be there, where a store has folders: a writer that
    /// comes too late must not make it anew.
    ///
    /// @throws IOException if it cannot be put; what has the name is then as it was
    void put(String name) throws IOException;

    /// Removes a draft that is no longer needed.
    void drop(String name) throws IOException;

    /// Puts a small file under its name, in place of what has the name.
    void put(String name, byte[] content) throws IOException;

    /// Whether there is a file of that name, or a folder with files.
    boolean exists(String name) throws IOException;

    /// The size of each file below a folder, by its name below that folder, in ASCII order.
    SortedMap<String, Long> list(String folder) throws IOException;

    /// Opens a file.
    ///
    /// @throws java.io.FileNotFoundException or [java.nio.file.NoSuchFileException] if there is none
    InputStream read(String name) throws IOException;

    /// Opens the files below a folder one after the other, in ASCII order, each read ahead.
    Contents contents(String folder) throws IOException;

    /// Makes a folder, where a store has folders.
    void makeFolder(String name) throws IOException;

    /// Renames a folder, to a name that nothing has, in a folder that exists.
    void rename(String folder, String to) throws IOException;

    /// Removes a file, or a folder with everything below it. Does nothing if it is absent.
    void delete(String name) throws IOException;

    /// Brings the names in a folder, and in all folders below it, to the disk, where a store needs such a thing.
    void sync(String folder) throws IOException;

    /// Brings the names in a folder alone to the disk.
    void syncNames(String folder) throws IOException;

    /// Takes the output for one run.
    ///
    /// @throws OutputBusyException if another run has it
    StoreLock lock() throws IOException;
}
