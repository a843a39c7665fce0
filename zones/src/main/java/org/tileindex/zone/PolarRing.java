package org.tileindex.zone;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// A ring that goes once round a pole, as a chain of vertices that begins anew after each turn eastwards.
///
/// In the plane the chain, repeated without end, parts the two poles. The ring encloses the side of the pole that is
/// nearer to the mean latitude of its vertices. [#cap] makes a polygon of it that is right for a range of longitudes:
/// so many copies of the chain as meet the range, joined to a parallel beyond the pole. The two joining edges lie
/// outside the range, and they begin at the chain's vertex nearest to the pole, so they cross no chain. Hence no
/// meridian needs to be found that nothing crosses, and the ring may begin anywhere.
final class PolarRing {
    private static final double TURN = 360;
    private static final double POLE = 90;

    private final double[] ring;
    private final double pole;
    /// The chain's vertices in their order eastwards, as indices into `ring`.
    private final int[] at;
    /// The turns by which each vertex of the chain is moved.
    private final int[] turns;

    private PolarRing(double[] ring, double pole, List<Vertex> chain) {
        this.ring = ring;
        this.pole = pole;
        this.at = chain.stream().mapToInt(Vertex::at).toArray();
        this.turns = chain.stream().mapToInt(Vertex::turns).toArray();
    }

    /// @param at index of the longitude in the ring
    private record Vertex(int at, int turns) {
        Vertex moved(int more) {
            return new Vertex(at, turns + more);
        }
    }

    /// @param unwrapped with [UnwrappedRing#around] other than 0; only 1 and -1 can be valid
    static PolarRing of(UnwrappedRing unwrapped) {
        double[] ring = unwrapped.drawn();
        double pole = pole(ring);
        int size = ring.length / 2 - 1;
        int around = unwrapped.around();
        List<Vertex> chain = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int v = around > 0 ? i : size - i;
            chain.add(new Vertex(2 * v, unwrapped.turns(v)));
        }
        Opening opening = new Opening(ring, pole, chain);
        return new PolarRing(ring, pole, opening.chain());
    }

    /// The pole nearer to the mean latitude of the vertices; the northern one for a mean of 0. The sum is exact, so it
    /// does not depend on the first vertex.
    private static double pole(double[] ring) {
        BigDecimal latitudes = BigDecimal.ZERO;
        for (int i = 3; i < ring.length; i += 2) {
            latitudes = latitudes.add(new BigDecimal(ring[i]));
        }
        return latitudes.signum() < 0 ? -POLE : POLE;
    }

    /// The longitudes of one chain, up to the first vertex of the next.
    Interval longitudes() {
        double first = lon(0, 0);
        Interval longitudes = Interval.between(first, first + TURN);
        for (int i = 1; i < at.length; i++) {
            longitudes = longitudes.union(Interval.between(lon(i, 0), lon(i, 0)));
        }
        return longitudes;
    }

    /// The latitude of the pole that the ring encloses: 90 or -90.
    double pole() {
        return pole;
    }

    /// A closed ring whose inside is, for the longitudes of `range` and up to the pole, the area that this ring
    /// encloses.
    ///
    /// @param beyond distance of the parallel behind the pole that closes the ring, in degrees
    double[] cap(Interval range, double beyond) {
        Interval chain = longitudes();
        return cap(chain.firstTurnTo(range), chain.lastTurnTo(range), beyond);
    }

    /// A closed ring of one chain, so that each vertex is there once.
    double[] once(double beyond) {
        return cap(0, 0, beyond);
    }

    private double[] cap(int first, int last, double beyond) {
        int vertices = (last - first + 1) * at.length + 1;
        double[] cap = new double[2 * vertices + 6];
        int next = 0;
        for (int copy = first; copy <= last; copy++) {
            for (int i = 0; i < at.length; i++) {
                cap[next++] = lon(i, copy);
                cap[next++] = ring[at[i] + 1];
            }
        }
        double behind = pole + Math.copySign(beyond, pole);
        double west = lon(0, first);
        double east = lon(0, last + 1);
        double lat = ring[at[0] + 1];
        System.arraycopy(new double[] {east, lat, east, behind, west, behind, west, lat}, 0, cap, next, 8);
        return cap;
    }

    private double lon(int i, int copy) {
        return ring[at[i]] + TURN * (turns[i] + copy);
    }

    /// Finds the vertex at which a chain is best begun, and takes away the edges that have no area beside them because
    /// the data are cut along a meridian up to the pole.
    private static final class Opening {
        private final double[] ring;
        private final double pole;
        private final List<Vertex> chain;

        Opening(double[] ring, double pole, List<Vertex> chain) {
            this.ring = ring;
            this.pole = pole;
            this.chain = chain;
        }

        List<Vertex> chain() {
            begin(farthest());
            chain.add(chain.get(0).moved(1));
            joinAlongPole();
            for (int i = 0; i < chain.size(); i++) {
                if (lat(chain.get(i)) == pole) {
                    i = removeSpike(i);
                }
            }
            chain.removeLast();
            begin(nearest());
            return chain;
        }

        /// Of vertices on the pole that follow each other, only the first and the last matter.
        private void joinAlongPole() {
            for (int i = chain.size() - 2; i > 0; i--) {
                if (lat(chain.get(i - 1)) == pole && lat(chain.get(i)) == pole && lat(chain.get(i + 1)) == pole) {
                    chain.remove(i);
                }
            }
        }

        /// Removes vertex `i` and its neighbours as long as the chain goes up to them and back on the same meridian.
        ///
        /// @return the index from which vertices have not been looked at
        private int removeSpike(int i) {
            int tip = i;
            while (tip > 0
                    && tip + 1 < chain.size()
                    && isSpike(chain.get(tip - 1), chain.get(tip), chain.get(tip + 1))) {
                chain.remove(tip);
                if (tip < chain.size() && height(chain.get(tip - 1)) >= height(chain.get(tip))) {
                    tip--;
                }
            }
            return tip;
        }

        private boolean isSpike(Vertex before, Vertex tip, Vertex after) {
            return lon(before) == lon(tip)
                    && lon(after) == lon(tip)
                    && height(before) <= height(tip)
                    && height(after) <= height(tip);
        }

        /// Begins the chain at vertex `i`; the vertices before it come a turn later.
        private void begin(int i) {
            List<Vertex> later =
                    chain.subList(0, i).stream().map(vertex -> vertex.moved(1)).toList();
            chain.subList(0, i).clear();
            chain.addAll(later);
        }

        private int nearest() {
            int nearest = 0;
            for (int i = 1; i < chain.size(); i++) {
                nearest = height(chain.get(i)) > height(chain.get(nearest)) ? i : nearest;
            }
            return nearest;
        }

        private int farthest() {
            int farthest = 0;
            for (int i = 1; i < chain.size(); i++) {
                farthest = height(chain.get(i)) < height(chain.get(farthest)) ? i : farthest;
            }
            return farthest;
        }

        private double lat(Vertex vertex) {
            return ring[vertex.at() + 1];
        }

        /// The latitude, counted towards the pole.
        private double height(Vertex vertex) {
            return Math.copySign(1, pole) * lat(vertex);
        }

        private double lon(Vertex vertex) {
            return ring[vertex.at()] + TURN * vertex.turns();
        }
    }
}
