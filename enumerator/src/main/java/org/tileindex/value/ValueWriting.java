package org.tileindex.value;

import java.io.IOException;
import java.util.List;
import org.tileindex.writer.form.Column;

/// Writes files of which some columns are values.
@FunctionalInterface
public interface ValueWriting<T> {
    /// Writes them.
    ///
    /// @param values the columns of values, none or more
    T write(List<Column> values) throws IOException;
}
