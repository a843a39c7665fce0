package org.tileindex.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.scheduler.Dispatch;
import org.tileindex.scheduler.Simulation;
import org.tileindex.scheduler.Task;

/// A discrete-event simulation of the world at 30 arc-seconds with the task times of a real run (perf/README.md says
/// how they were recorded), on more workers than this machine has.
class WorldScheduleTest {
    /// Milliseconds of one country's scan and shards.
    private record Country(String id, double scan, List<Double> shards) {
        double total() {
            return scan + shards.stream().mapToDouble(shard -> shard).sum();
        }
    }

    private static final List<Country> WORLD = read();

    private static List<Country> read() {
        Map<String, Country> countries = new TreeMap<>();
        InputStream resource = Objects.requireNonNull(WorldScheduleTest.class.getResourceAsStream("world-tasks.tsv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                String[] fields = line.split("\t", -1);
                double millis = Double.parseDouble(fields[2]);
                if (fields[0].equals("scan")) {
                    countries.put(fields[1], new Country(fields[1], millis, new ArrayList<>()));
                } else {
                    Objects.requireNonNull(countries.get(fields[1])).shards().add(millis);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(countries.values());
    }

    private static long nanos(double millis) {
        return Math.round(millis * 1e6);
    }

    private static Task task(Country country) {
        List<PredictedTask> shards = country.shards().stream()
                .map(shard -> PredictedTask.shard(country.id(), nanos(shard)))
                .toList();
        long written = shards.stream().mapToLong(PredictedTask::cost).sum();
        ZoneCost cost = new ZoneCost(0, 0, 0, nanos(country.scan()), 0, written);
        return PredictedTask.divisible(TaskKind.SCAN, country.id(), cost, shards, new AtomicInteger(1));
    }

    private static double total() {
        return WORLD.stream().mapToDouble(Country::total).sum();
    }

    /// No schedule is shorter: all work spread evenly, or the longest task that cannot be divided.
    private static double lowerBound(int workers) {
        double longest = WORLD.stream()
                .flatMap(country -> country.shards().stream())
                .mapToDouble(shard -> shard)
                .max()
                .orElseThrow();
        return Math.max(total() / workers, longest);
    }

    private static double ours(int workers) throws Exception {
        List<Task> tasks = WORLD.stream().map(WorldScheduleTest::task).toList();
        return Simulation.play(Dispatch.heaviestFirst(workers), tasks, Task::cost)
                        .makespan()
                / 1e6;
    }

    /// Countries dealt out in turn, as a static partition does.
    private static double roundRobin(int workers) {
        double[] busy = new double[workers];
        for (int i = 0; i < WORLD.size(); i++) {
            busy[i % workers] += WORLD.get(i).total();
        }
        return Arrays.stream(busy).max().orElseThrow();
    }

    /// A country a task, the heaviest first.
    private static double countrySized(int workers) throws Exception {
        List<Task> tasks = WORLD.stream()
                .<Task>map(country -> PredictedTask.shard(country.id(), nanos(country.total())))
                .toList();
        return Simulation.play(Dispatch.heaviestFirst(workers), tasks, Task::cost)
                        .makespan()
                / 1e6;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 12, 64})
    void theMakespanIsWithinFivePercentOfTheLowerBound(int workers) throws Exception {
        assertEquals(237, WORLD.size());
        double bound = lowerBound(workers);
        double ours = ours(workers);
        double roundRobin = roundRobin(workers);
        double countrySized = countrySized(workers);
        System.out.printf(
                "%2d workers: lower bound %.1f ms; ours %.1f ms (%.3f), countries %.1f ms (%.3f), round-robin %.1f ms"
                        + " (%.3f)%n",
                workers, bound, ours, ours / bound, countrySized, countrySized / bound, roundRobin, roundRobin / bound);
        assertTrue(ours >= bound * 0.999, "no schedule is shorter than its lower bound");
        assertTrue(ours <= 1.05 * bound, "%d workers: %.1f ms, bound %.1f ms".formatted(workers, ours, bound));
        assertTrue(ours < roundRobin, "round-robin is worse");
        assertTrue(ours <= countrySized * 1.001, "tasks of whole countries are no better");
    }
}
