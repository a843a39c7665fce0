package org.tileindex.spark.job;

import java.io.IOException;
import java.time.Duration;
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
final class SparkStage<J, W, R> implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;
    private static final Duration REASON = Duration.ofSeconds(10);

    private final LinkedBlockingQueue<Answer<R>> answers = new LinkedBlockingQueue<>();
    private final Attempts attempts;
    private final SimpleFutureAction<BoxedUnit> job;

    SparkStage(JavaSparkContext spark, Broadcast<J> shared, List<W> works, Step<J, W, R> step, Attempts attempts) {
        this.attempts = attempts;
        StageTask<J, W, R> task = new StageTask<>(shared, step);
        List<Object> partitions =
                IntStream.range(0, works.size()).<Object>mapToObj(i -> i).toList();
        attempts.begin();
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

    /// The next answer.
    ///
    /// @throws TileIndexException if Spark gave the job up: with the fault of an executor, or E099 if none told any
    /// @throws IOException likewise, with a fault of writing
    /// @throws InterruptedException if the thread was interrupted
    Answer<R> next() throws TileIndexException, IOException, InterruptedException {
        while (true) {
            Answer<R> answer = answers.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (answer != null) {
                return answer;
            }
            if (job.isCompleted() && answers.isEmpty()) {
                throw givenUp();
            }
        }
    }

    private TileIndexException givenUp() throws TileIndexException, IOException, InterruptedException {
        var fault = attempts.fault(REASON);
        if (fault.isPresent()) {
            fault.get().raise();
        }
        return new TileIndexException(
                ErrorCode.E099_INTERNAL,
                "Spark gave up a task, after all its attempts",
                "The logs of the driver and of the executors say why; memory is the usual reason.");
    }

    @Override
    public void close() {
        if (!job.isCompleted()) {
            job.cancel();
        }
    }
}
