package org.tileindex.spark.job;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/// A job of Spark under way, whose answers are taken one by one as they come. Closing ends it.
final class Stage<J, W, R> implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;

    private final LinkedBlockingQueue<Answer<R>> answers = new LinkedBlockingQueue<>();
    private final SimpleFutureAction<BoxedUnit> job;

    Stage(JavaSparkContext spark, Broadcast<J> shared, List<W> works, Step<J, W, R> step) {
        StageTask<J, W, R> task = new StageTask<>(shared, step, attempts(spark));
        List<Object> partitions =
                IntStream.range(0, works.size()).<Object>mapToObj(i -> i).toList();
        this.job = spark.sc()
                .submitJob(
                        spark.parallelize(works, Math.max(1, works.size())).rdd(),
                        task,
                        CollectionConverters.asScala(partitions).toSeq(),
                        (index, answer) -> {
                            answers.add(answer);
                            return BoxedUnit.UNIT;
                        },
                        () -> BoxedUnit.UNIT);
    }

    /// The number of attempts that a task has. Spark's local mode has one, unless the master names another number.
    private static int attempts(JavaSparkContext spark) {
        String master = spark.master();
        return master.startsWith("local[") || master.equals("local")
                ? 1
                : spark.getConf().getInt("spark.task.maxFailures", 4);
    }

    /// The next answer.
    ///
    /// @throws TileIndexException E099 if Spark gave the job up
    /// @throws InterruptedException if the thread was interrupted
    Answer<R> next() throws TileIndexException, InterruptedException {
        while (true) {
            Answer<R> answer = answers.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (answer != null) {
                return answer;
            }
            if (job.isCompleted() && answers.isEmpty()) {
                throw new TileIndexException(
                        ErrorCode.E099_INTERNAL,
                        "Spark gave up a task, after all its attempts",
                        "The logs of the driver and of the executors say why; memory is the usual reason.");
            }
        }
    }

    @Override
    public void close() {
        if (!job.isCompleted()) {
            job.cancel();
        }
    }
}
