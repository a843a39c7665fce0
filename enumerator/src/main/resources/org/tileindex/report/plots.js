"use strict";

// Plots by Chart.js: throughput over time, and actual against estimated costs.

/** The widths of vertical axes, the same for all plots, so that their time axes are aligned. */
const LEFT = 52;
const RIGHT = 32;
/** The room that a label of a time needs along an axis. */
const LABEL = 58;

const plots = [];

function fit(width) {
  return (scale) => {
    scale.width = width;
  };
}

function plot(canvas, label, config) {
  canvas.setAttribute("aria-label", label);
  plots.push(new Chart(canvas, config));
}

/** An axis; its name stands outside the canvas, where it has room. */
function axis(more) {
  return {
    grid: { color: colour("grid"), tickColor: colour("grid") },
    border: { color: colour("line") },
    ticks: { color: colour("quiet"), font: { size: 12 }, maxRotation: 0, ...more?.ticks },
    ...Object.fromEntries(Object.entries(more ?? {}).filter(([key]) => key !== "ticks")),
  };
}

function options(scales, describe, more) {
  return {
    animation: false,
    maintainAspectRatio: false,
    scales,
    plugins: {
      legend: { display: false },
      tooltip: {
        backgroundColor: colour("tip"),
        titleColor: colour("tip-ink"),
        bodyColor: colour("tip-ink"),
        displayColors: false,
        callbacks: describe,
      },
    },
    ...more,
  };
}

function drawThroughput() {
  const figure = document.getElementById("throughput");
  if (data.throughput.length < 2) {
    nothing(figure, "The run was too short for samples of its throughput.");
    return;
  }
  const samples = data.throughput.map(([time, rate, queued, busy]) => ({ time: time / MICROS, rate, queued, busy }));
  const end = Math.max(data.wall / MICROS, samples.at(-1).time);
  const [rate, load] = figure.querySelectorAll("canvas");
  const peak = samples.reduce((best, sample) => (sample.rate > best.rate ? sample : best));
  const time = axis({
    type: "linear", min: 0, max: end, ticks: { includeBounds: false, callback: (at) => +at.toFixed(6) + " s" },
  });
  const at = { title: ([item]) => seconds(item.parsed.x) };
  const left = { position: "left", afterFit: fit(LEFT) };
  const together = { interaction: { mode: "index", intersect: false } };
  const line = (key, tone, extra) => ({
    data: samples.map((sample) => ({ x: sample.time, y: sample[key] })),
    borderColor: colour(tone),
    backgroundColor: colour(tone) + "26",
    borderWidth: 1.75,
    pointRadius: 0,
    pointHitRadius: 12,
    ...extra,
  });
  plot(rate, `Tiles per second over ${seconds(end)}; the peak is ${large(peak.rate)} at ${seconds(peak.time)}`, {
    type: "line",
    data: { datasets: [line("rate", "kind-shard", { fill: true, cubicInterpolationMode: "monotone" })] },
    options: options(
      { x: time, y: axis({ min: 0, ...left, ticks: { callback: large, maxTicksLimit: 6 } }) },
      { ...at, label: (item) => large(item.parsed.y) + " tiles/s" },
      { ...together, layout: { padding: { right: RIGHT } } }),
  });
  const whole = { min: 0, ticks: { precision: 0, maxTicksLimit: 5 } };
  const most = samples.reduce((top, sample) => Math.max(top, sample.busy), 1);
  plot(load, "Waiting tasks and busy workers over time", {
    type: "line",
    data: {
      datasets: [
        line("busy", "kind-scan", { stepped: true, fill: true, yAxisID: "busy" }),
        line("queued", "kind-validate", { stepped: true, yAxisID: "queued" }),
      ],
    },
    options: options(
      {
        x: time,
        queued: axis({ ...whole, ...left }),
        busy: axis({
          ...whole, max: most + 1, position: "right", grid: { display: false }, afterFit: fit(RIGHT),
        }),
      },
      {
        ...at,
        label: ({ datasetIndex, parsed }) =>
          (datasetIndex ? count(parsed.y, "task") + " waiting" : count(parsed.y, "busy worker")),
      },
      together),
  });
  const [above, below] = figure.querySelectorAll(".legend");
  legend(above, [["tiles per second", colour("kind-shard")]]);
  legend(below, [["waiting tasks", colour("kind-validate")], ["busy workers", colour("kind-scan")]]);
  caption(figure, `${count(samples.length, "sample")}; the peak is ${large(peak.rate)} tiles/s at ${seconds(peak.time)}.`);
}

function drawCosts() {
  const figure = document.getElementById("costs");
  const known = tasks.filter((task) => task.predicted > 0 && task.seconds > 0);
  if (known.length === 0) {
    nothing(figure, "No costs were estimated before this run.");
    return;
  }
  const all = known.flatMap((task) => [task.predicted, task.seconds]);
  const low = all.reduce((least, cost) => Math.min(least, cost));
  const high = all.reduce((most, cost) => Math.max(most, cost));
  const ends = [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high * 1.001))];
  const [labels, room] = [Math.log10(ends[1] / ends[0]), (figure.clientWidth - LEFT - RIGHT) / LABEL];
  const isLabelled = (value, decades) => {
    const steps = Math.log10(value / ends[0]) / decades;
    return Math.abs(steps - Math.round(steps)) < 1e-6;
  };
  const scale = (decades) => axis({
    type: "logarithmic", min: ends[0], max: ends[1], ticks: { callback: seconds, autoSkip: false },
    afterBuildTicks: (built) => {
      built.ticks = built.ticks.filter(({ value }) => isLabelled(value, decades));
    },
  });
  const kinds = data.kinds.filter((kind) => known.some((task) => task.kind === kind));
  const points = kinds.map((kind) => ({
    data: known.filter((task) => task.kind === kind).map((task) => ({ x: task.predicted, y: task.seconds, task })),
    backgroundColor: kindColour(kind) + "99",
    borderWidth: 0,
    pointRadius: 3,
    pointHoverRadius: 5,
  }));
  const diagonal = {
    type: "line", data: ends.map((cost) => ({ x: cost, y: cost })),
    borderColor: colour("quiet"), borderWidth: 1, borderDash: [4, 4], pointRadius: 0, pointHitRadius: 0,
  };
  const ratios = known.map((task) => task.seconds / task.predicted).sort((a, b) => a - b);
  const share = (part) => +ratios[Math.min(ratios.length - 1, Math.floor(part * ratios.length))].toPrecision(2);
  const found = `Actual cost divided by estimated cost: the median of ${count(known.length, "task")} is ${share(0.5)}, `
    + `and 80 % lie between ${share(0.1)} and ${share(0.9)}.`;
  plot(figure.querySelector("canvas"), found, {
    type: "scatter",
    data: { datasets: [...points, diagonal] },
    options: options(
      { x: scale(Math.max(1, Math.ceil(labels / room))), y: scale(1) },
      { label: ({ raw }) => (raw.task ? describeTask(raw.task).split("\n") : "") },
      { interaction: { mode: "nearest", intersect: true } }),
  });
  const marks = kinds.map((kind) => [kind, kindColour(kind)]);
  legend(figure.querySelector(".legend"), [...marks, ["actual = estimated", colour("quiet")]]);
  caption(figure, found);
}
