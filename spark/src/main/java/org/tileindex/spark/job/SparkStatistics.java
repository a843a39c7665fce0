package org.tileindex.spark.job;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.stats.StatsCluster;
import org.tileindex.stats.StatsPart;
import org.tileindex.stats.StatsPiece;
import org.tileindex.zone.Zone;

/// The executors of a Spark application, which gather statistics. The zones of a piece are neighbours in the blocks of
/// the raster, and pieces follow each other on the ground.
public final class SparkStatistics implements StatsCluster {
    private final JavaSparkContext spark;
    private final List<String> command;

    /// @param command the words of the command line, which executors read anew
    public SparkStatistics(JavaSparkContext spark, List<String> command) {
        this.spark = spark;
        this.command = List.copyOf(command);
    }

    @Override
    public int workers() {
        return spark.defaultParallelism();
    }

    @Override
    public void gather(List<Zone> zones, List<StatsPiece> pieces, BiConsumer<StatsPiece, StatsPart> taking)
            throws TileIndexException, InterruptedException {
        spark.setJobGroup("tile-index", "gather statistics", true);
        Attempts attempts = new Attempts();
        spark.sc().addSparkListener(attempts);
        Broadcast<StatsJob> job = spark.broadcast(new StatsJob(command, zones));
        try (SparkStage<StatsJob, StatsPiece, StatsPart> stage =
                new SparkStage<>(spark, job, pieces, (site, piece) -> site.gather(piece), attempts)) {
            for (int taken = 0; taken < pieces.size(); taken++) {
                Answer<StatsPart> answer = stage.next();
                taking.accept(pieces.get(answer.index()), answer.result());
            }
        } catch (IOException e) {
            throw new TileIndexException(
                            ErrorCode.E011_OUTPUT,
                            "an executor cannot write temporary files: " + Reason.at(e),
                            "Make room on all executors, or give --memory more, so that they are fewer.")
                    .causedBy(e);
        } finally {
            attempts.end();
            spark.sc().removeSparkListener(attempts);
            job.destroy();
        }
    }
}
