package org.tileindex.scan;

/// Takes the pieces of the edges of rings, cut at the parallels along the cells' edges: each lies in one row.
interface PieceSink {
    /// Takes no notice.
    PieceSink NONE = new PieceSink() {
        @Override
        public void edge(double[] ring, int vertex, boolean down) {}

        @Override
        public void piece(int row, int from, int to, boolean fromVertex, boolean toVertex) {}
    };

    /// Begins with the edge of `ring` that leaves `vertex`, whose pieces follow from north to south.
    ///
    /// @param down the edge goes to the south or along a parallel
    void edge(double[] ring, int vertex, boolean down);

    /// Takes a piece of the edge.
    ///
    /// @param from position of its northern end among the meridians
    /// @param to position of its southern end
    /// @param fromVertex its northern end is a vertex, not on the parallel north of the row
    /// @param toVertex its southern end is a vertex, not on the parallel south of the row
    void piece(int row, int from, int to, boolean fromVertex, boolean toVertex);
}
