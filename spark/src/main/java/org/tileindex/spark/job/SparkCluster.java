package org.tileindex.spark.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.RunPlan;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.request.Outputs;
import org.tileindex.run.Cluster;
import org.tileindex.task.FindWork;
import org.tileindex.task.RemoteRun;
import org.tileindex.task.RemoteWork;
import org.tileindex.task.WriteWork;
import org.tileindex.tile.Dataset;
import org.tileindex.writer.LocalStore;
import org.tileindex.writer.Store;

/// The executors of a Spark application. Each stage of a run is a job of Spark with a task for each piece of work,
/// heaviest first; the zones go to each executor once.
public final class SparkCluster implements Cluster {
    private final JavaSparkContext spark;
    private final List<String> command;

    /// @param command the words of the command line, which executors read anew
    public SparkCluster(JavaSparkContext spark, List<String> command) {
        this.spark = spark;
        this.command = List.copyOf(command);
    }

    /// A place without a scheme is a folder that all machines have mounted.
    @Override
    public Store open(FilePlace out) throws TileIndexException {
        return out.isRemote() ? Outputs.open(out, spark.hadoopConfiguration()) : LocalStore.of(out.path());
    }

    @Override
    public Done run(RemoteRun run) throws TileIndexException, IOException, InterruptedException {
        FilePlace out = run.plan().request().out();
        if (!out.isRemote()) {
            LocalStore.admitWriters(out.path());
        }
        // An attempt that is not needed any more is interrupted.
        spark.setJobGroup("tile-index", "tile-index", true);
        Attempts attempts = new Attempts();
        spark.sc().addSparkListener(attempts);
        Broadcast<Job> job = spark.broadcast(job(run));
        List<Timing> timings = new ArrayList<>();
        try {
            List<FindWork> finds = run.find(spark.defaultParallelism());
            spark.setJobDescription("find cells");
            take(
                    new SparkStage<>(spark, job, finds, (at, work) -> at.find(work), attempts),
                    finds,
                    run::found,
                    timings);
            List<WriteWork> writes = run.write();
            spark.setJobDescription("write shards");
            take(
                    new SparkStage<>(spark, job, writes, (at, work) -> at.write(work), attempts),
                    writes,
                    run::written,
                    timings);
            return Timing.done(timings);
        } finally {
            attempts.end();
            spark.sc().removeSparkListener(attempts);
            job.destroy();
        }
    }

    private Job job(RemoteRun run) throws TileIndexException {
        RunPlan plan = run.plan();
        Map<String, String> settings = new TreeMap<>();
        for (Map.Entry<String, String> setting : new Configuration(spark.hadoopConfiguration())) {
            settings.put(setting.getKey(), setting.getValue());
        }
        return new Job(
                command,
                run.zones(),
                plan.request().out().text(),
                plan.partition(),
                Dataset.names(plan.request().layout().datasets()),
                settings);
    }

    /// What is done with a result.
    private interface Taking<W, R> {
        void take(W work, R result) throws TileIndexException, IOException;
    }

    private static <W extends RemoteWork, R> void take(
            SparkStage<?, W, R> begun, List<W> works, Taking<W, R> taking, List<Timing> timings)
            throws TileIndexException, IOException, InterruptedException {
        try (SparkStage<?, W, R> stage = begun) {
            for (int taken = 0; taken < works.size(); taken++) {
                Answer<R> answer = stage.next();
                W work = works.get(answer.index());
                taking.take(work, answer.result());
                timings.add(Timing.of(work, answer));
            }
        }
    }
}
